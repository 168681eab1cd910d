// expect: varve: a join along a foreign key does not lead from a table of the query to another
// expect: join_leads_to_another_table<reading, metric>
#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};
struct reading {
    std::int64_t id{};
    std::int64_t metric_id{};
    double value{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&reading::id>, varve::foreign_key<&reading::metric_id>.references<&metric::id>());
    }
};

#ifdef VARVE_COMPILE_FAIL
auto query = varve::select<reading>().join<&reading::metric_id>().join<&reading::metric_id>().where(varve::col<&metric::name> == "a");
#else
auto query = varve::select<reading>().join<&reading::metric_id>().where(varve::col<&metric::name> == "a");
#endif
