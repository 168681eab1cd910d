// expect: varve: a struct that is no model is used as one
// expect: is_declared_a_model<metric>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    double value{};
};

#ifndef VARVE_COMPILE_FAIL
template <>
struct varve::model<metric> : varve::defaults {};
#endif

auto query = varve::select<metric>().where(varve::col<&metric::value> > 1.0);
