// expect: varve: a column is compared with an optional or with nullopt
// expect: compares_with_a_value<&metric::dataset, 
#include <varve/query/dynamic.hpp>

struct metric {
    std::int64_t id{};
    std::optional<std::string> dataset;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

std::optional<std::string> wanted;
varve::dynamic<metric> filter;
#ifdef VARVE_COMPILE_FAIL
auto added = filter.where(varve::col<&metric::dataset> == wanted);
#else
auto added = filter.where_if(wanted, [](const std::string& dataset) { return varve::col<&metric::dataset> == dataset; });
#endif
