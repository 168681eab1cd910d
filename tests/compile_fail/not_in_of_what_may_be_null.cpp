// expect: varve: not_in() is asked of a subquery whose values may be NULL
// expect: not_in_meets_no_null<
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
auto query = select<metric>().where(col<&metric::id>.not_in(select<std::optional<std::int64_t>>(col<&reading::metric_id>).from<reading>()));
#else
auto query = select<metric>().where(col<&metric::id>.not_in(select<std::int64_t>(col<&reading::id>).from<reading>()));
#endif
