// expect: varve: a query names a column of a table that is not in it
// expect: column_is_of_query<metric, 
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};
struct reading {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&reading::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto query = varve::select<metric>().where(varve::col<&metric::id> == 1 && (varve::col<&reading::value> + 1.0).between(0.0, 1.0));
#else
auto query = varve::select<metric>().where(varve::col<&metric::id> == 1 && (varve::col<&metric::value> + 1.0).between(0.0, 1.0));
#endif
