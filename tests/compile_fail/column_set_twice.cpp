// expect: varve: an update sets one column twice
// expect: column_is_set_once<
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};
struct summary {
    std::int64_t id{};
    double value{};
};
struct other {
    std::int64_t id{};
};
using varve::col;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto query = varve::update<metric>().set(varve::set<&metric::value>(1.0), varve::set<&metric::value>(2.0)).where(col<&metric::id> == 1);
#else
auto query = varve::update<metric>().set(varve::set<&metric::value>(1.0)).set(varve::set<&metric::id>(2)).where(col<&metric::id> == 1);
#endif
