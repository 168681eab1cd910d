// expect: varve: a query names a column of a table that is not in it
// expect: column_is_of_query<reading, 
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};
struct reading {
    std::int64_t id{};
    std::optional<std::int64_t> metric_id{};
    double value{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&reading::id>, varve::foreign_key<&reading::metric_id>.references<&metric::id>());
    }
};
using varve::col;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto query = select<reading>().where(varve::exists(select<metric>().where(col<&metric::id> == varve::outer(varve::alias<metric, "m">(col<&metric::id>))).limit(1)) || col<&reading::id> == 1);
#else
auto query = select<reading>().where(varve::exists(select<metric>().where(col<&metric::id> == varve::outer(col<&reading::id>)).limit(1)) || col<&reading::id> == 1);
#endif
