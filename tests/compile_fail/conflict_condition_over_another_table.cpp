// expect: varve: a query names a column of a table that is not in it
// expect: column_is_of_query<metric, &edge::to>
#include "archive.hpp"

struct edge {
    std::int32_t from{};
    std::int32_t to{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&edge::from, &edge::to>); }
};

#ifdef VARVE_COMPILE_FAIL
auto query = varve::insert(metric{}).on_conflict<&metric::name>().do_update().where(varve::excluded<&edge::to> > 1);
#else
auto query = varve::insert(metric{}).on_conflict<&metric::name>().do_update().where(varve::excluded<&metric::value> > 1);
#endif
