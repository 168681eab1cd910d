// expect: varve: a number is calculated with a value that is none
// expect: calculates_with_a_number<
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

std::optional<double> more = 2.0;
#ifdef VARVE_COMPILE_FAIL
auto query = varve::select<metric>().where(varve::col<&metric::value> + more > 1.0);
#else
auto query = varve::select<metric>().where(varve::col<&metric::value> + *more > 1.0);
#endif
