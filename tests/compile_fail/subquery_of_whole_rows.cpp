// expect: varve: a subquery stands where a value is expected
// expect: subquery_selects_one_value<0>
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
auto query = select<reading>().where(col<&reading::metric_id> == varve::scalar(select<metric>().limit(1)));
#else
auto query = select<reading>().where(col<&reading::metric_id> == varve::scalar(select<std::int64_t>(col<&metric::id>).from<metric>().limit(1)));
#endif
