// expect: varve: a selected value does not fit the field of the result struct
// expect: selected_value_fits_field<summary, 0, 
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};
struct summary {
    std::string id;
    double value{};
};
struct other {
    std::int64_t id{};
    double value{};
};
using varve::col;

#ifdef VARVE_COMPILE_FAIL
auto query = varve::update<metric>().set(varve::set<&metric::value>(1.0)).where(col<&metric::id> == 1).returning<summary>(col<&metric::id>, col<&metric::value>);
#else
auto query = varve::update<metric>().set(varve::set<&metric::value>(1.0)).where(col<&metric::id> == 1).returning<other>(col<&metric::id>, col<&metric::value>);
#endif
