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
auto query = varve::erase<metric>().where(varve::col<&reading::id>.in(1, 2));
#else
auto query = varve::erase<metric>().where(varve::col<&metric::id>.in(1, 2));
#endif
