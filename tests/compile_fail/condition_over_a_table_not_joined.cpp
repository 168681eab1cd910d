// expect: varve: a query names a column of a table that is not in it
// expect: column_is_of_query<reading, 
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
constexpr auto other = varve::alias<metric, "other">;

#ifdef VARVE_COMPILE_FAIL
auto query = varve::select<reading>().join<&reading::metric_id>().where(other(varve::col<&metric::id>) == 1);
#else
auto query = varve::select<reading>().join<&reading::metric_id>(other).where(other(varve::col<&metric::id>) == 1);
#endif
