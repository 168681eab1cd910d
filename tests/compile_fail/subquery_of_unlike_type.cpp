// expect: varve: two expressions of unlike types are compared
// expect: expressions_compare_like_types<
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
auto query = select<reading>().where(col<&reading::id>.in(select<std::string>(col<&metric::name>).from<metric>()));
#else
auto query = select<reading>().where(col<&reading::id>.in(select<std::int64_t>(col<&metric::id>).from<metric>()));
#endif
