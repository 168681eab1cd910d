// expect: varve: a join names fields that are no foreign key
// expect: join_follows_a_foreign_key<
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
auto query = varve::select<reading>().join<&reading::id>().where(varve::col<&metric::name> == "a");
#else
auto query = varve::select<reading>().join<&reading::metric_id>().where(varve::col<&metric::name> == "a");
#endif
