// expect: varve: a column is compared with a value of an unlike type
// expect: compares_like_types<&metric::value, 
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto query = varve::select<metric>().where(varve::col<&metric::value> == std::string{"high"});
#else
auto query = varve::select<metric>().where(varve::col<&metric::value> == 20.0);
#endif
