// expect: varve: an expression is compared with an optional or with nullopt
// expect: expression_compares_with_a_value<
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

std::optional<double> wanted = 2.0;
#ifdef VARVE_COMPILE_FAIL
auto query = varve::select<metric>().where(varve::col<&metric::value> + 1.0 == wanted);
#else
auto query = varve::select<metric>().where(varve::col<&metric::value> + 1.0 == *wanted);
#endif
