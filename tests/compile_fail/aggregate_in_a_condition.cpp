// expect: varve: an aggregate stands in a condition about single rows
// expect: aggregate_stands_in_having<
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    double value{};
    static constexpr auto facts() { return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>, varve::unique<&metric::name>); }
};
using varve::col;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto query = select<std::string>(col<&metric::name>).from<metric>().where(varve::count() > 3).group_by(col<&metric::name>);
#else
auto query = select<std::string>(col<&metric::name>).from<metric>().group_by(col<&metric::name>).having(varve::count() > 3);
#endif
