// expect: varve: a dynamic condition or order about rows stands where rows are grouped
// expect: dynamic_is_about_its_place<false, metric>
#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/query/dynamic.hpp>

struct metric {
    std::int64_t id{};
    std::string dataset;
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
const varve::dynamic<metric> filter = varve::col<&metric::value> > 1;
#else
const varve::dynamic<metric, varve::grouped_by<&metric::dataset>> filter = varve::max(varve::col<&metric::value>) > 1;
#endif
auto query = varve::select<std::string>(varve::col<&metric::dataset>).from<metric>().group_by(varve::col<&metric::dataset>).having(filter);
const std::string text = varve::sql_of<varve::sqlite>(query);
