// expect: varve: two expressions of unlike types are compared
// expect: expressions_compare_like_types<
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto query = varve::select<metric>().where(varve::col<&metric::id> + 1 > 1.5);
#else
auto query = varve::select<metric>().where(varve::col<&metric::id> + 1.0 > 1.5);
#endif
