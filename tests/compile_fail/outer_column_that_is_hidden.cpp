// expect: varve: an outer column belongs to a table that the subquery is over too
// expect: outer_column_is_not_hidden<
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
constexpr auto other = varve::alias<reading, "other">;

#ifdef VARVE_COMPILE_FAIL
auto query = select<reading>().where(varve::exists(select<reading>().where(col<&reading::metric_id> == varve::outer(col<&reading::id>))));
#else
auto query = select<reading>().where(varve::exists(select(other).where(other(col<&reading::metric_id>) == varve::outer(col<&reading::id>))));
#endif
