// expect: varve: a column is compared with an optional or with nullopt
// expect: compares_with_a_value<&metric::dataset, 
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::optional<std::string> dataset;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto query = varve::select<metric>().where(varve::col<&metric::dataset> == std::nullopt);
#else
auto query = varve::select<metric>().where(varve::col<&metric::dataset>.is_null());
#endif
