// expect: varve: the result of a set operation is ordered by something else than a field of its row
// expect: result_is_ordered_by_its_fields<other, 
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
auto query = varve::except(select<other>(col<&metric::id> + 1).from<metric>(), select<other>(col<&metric::id>).from<metric>()).order_by(varve::desc(col<&metric::id>));
#else
auto query = varve::except(select<other>(col<&metric::id> + 1).from<metric>(), select<other>(col<&metric::id>).from<metric>()).order_by(varve::desc(col<&other::id>));
#endif
