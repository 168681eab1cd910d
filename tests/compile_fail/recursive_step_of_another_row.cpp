// expect: varve: the step of a recursive query gives another row than its beginning
// expect: step_gives_the_same_row<other, summary>
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
auto table = varve::with_recursive<"t">(select<other>(col<&metric::id>).from<metric>(), [](const auto& self) { return select<summary>(self(col<&other::id>), 1.0 * col<&metric::value>).template from<metric>().cross_join(self); });
#else
auto table = varve::with_recursive<"t">(select<other>(col<&metric::id>).from<metric>(), [](const auto& self) { return select<other>(self(col<&other::id>)).template from<metric>().cross_join(self); });
#endif
