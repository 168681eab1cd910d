// expect: varve: a common table is made of a query whose row is no struct
// expect: common_table_has_columns<
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};
struct summary {
    std::int64_t id{};
    double value{};
};
struct other {
    std::int64_t id{};
};
using varve::col;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto table = varve::with<"t">(select<std::int64_t>(col<&metric::id>).from<metric>());
#else
auto table = varve::with<"t">(select<other>(col<&metric::id>).from<metric>());
#endif
