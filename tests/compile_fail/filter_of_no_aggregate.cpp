// expect: varve: filter() is asked of a function that is no aggregate
// expect: filter_is_of_an_aggregate<
#include <varve/expression/aggregate.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto recent = varve::now().filter(varve::col<&metric::value> > 1.0);
#else
auto recent = varve::count().filter(varve::col<&metric::value> > 1.0);
#endif
