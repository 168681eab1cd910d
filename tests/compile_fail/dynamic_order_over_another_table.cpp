// expect: varve: a dynamic condition or order names a column of a table that it is not over
// expect: column_is_of_dynamic<&reading::value, metric>
#include <varve/query/dynamic.hpp>

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
const auto order = varve::dynamic_order<metric>{}.then(varve::desc(varve::col<&reading::value>));
#else
const auto order = varve::dynamic_order<metric>{}.then(varve::desc(varve::col<&metric::value>));
#endif
