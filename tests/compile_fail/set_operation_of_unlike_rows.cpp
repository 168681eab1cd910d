// expect: varve: a set operation has sides of unlike rows
// expect: set_operation_has_one_row<summary, other>
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
auto query = varve::union_(select<summary>(col<&metric::id>, col<&metric::value>).from<metric>(), select<other>(col<&metric::id>).from<metric>()).limit(1);
#else
auto query = varve::union_(select<other>(col<&metric::id> + 1).from<metric>(), select<other>(col<&metric::id>).from<metric>()).limit(1);
#endif
