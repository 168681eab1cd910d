// expect: varve: a bare column stands where rows are aggregated
// expect: column_is_of_group<&metric::value>
#include <varve/query/dynamic.hpp>

struct metric {
    std::int64_t id{};
    std::string dataset;
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

varve::dynamic<metric, varve::grouped_by<&metric::dataset>> filter = varve::count() > 1 || varve::col<&metric::dataset> == "a";
#ifdef VARVE_COMPILE_FAIL
auto added = filter.where(varve::col<&metric::value> > 1);
#else
auto added = filter.where(varve::max(varve::col<&metric::value>) > 1);
#endif
