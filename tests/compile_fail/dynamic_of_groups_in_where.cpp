// expect: varve: a dynamic condition about groups stands where single rows are chosen
// expect: dynamic_is_about_its_place<true, metric>
#include <varve/query/dynamic.hpp>

struct metric {
    std::int64_t id{};
    std::string dataset;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
const varve::dynamic<metric, varve::grouped_by<&metric::dataset>> filter = varve::count() > 1;
#else
const varve::dynamic<metric> filter = varve::col<&metric::dataset> != "a";
#endif
auto query = varve::select<metric>().where(filter);
