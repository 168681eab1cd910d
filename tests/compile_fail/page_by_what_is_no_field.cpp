// expect: varve: a page is ordered by what is no field of its model
// expect: page_is_ordered_by_fields<metric, 
#include <varve/backend/recording/recording.hpp>
#include <varve/expression/functions.hpp>
#include <varve/repository/page_by.hpp>

struct metric {
    std::int64_t id{};
    std::string name{};
    static constexpr auto facts() { return varve::facts(); }
};

#ifdef VARVE_COMPILE_FAIL
auto rows(varve::repository<metric, varve::recording>& metrics) { return metrics.page_by(20, varve::lower(varve::col<&metric::name>)); }
#else
auto rows(varve::repository<metric, varve::recording>& metrics) { return metrics.page_by(20, varve::col<&metric::name>); }
#endif
