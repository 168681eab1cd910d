// expect: varve: a dynamic condition or order is over a table that is not in the query
// expect: dynamic_table_is_of_query<reading>
#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/query/dynamic.hpp>

struct metric {
    std::int64_t id{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};
struct reading {
    std::int64_t id{};
    std::int64_t metric_id{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&reading::id>, varve::foreign_key<&reading::metric_id>.references<&metric::id>());
    }
};

const varve::dynamic<metric, reading> filter = varve::col<&reading::id> > 1;
#ifdef VARVE_COMPILE_FAIL
auto query = varve::select<metric>().where(filter);
#else
auto query = varve::select<metric>().join<&reading::metric_id>().where(filter);
#endif
