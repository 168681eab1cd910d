// expect: varve: a page is ordered by a key that may be NULL
// expect: page_key_is_not_null<
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};
struct reading {
    std::int64_t id{};
    std::optional<std::int64_t> metric_id{};
    double value{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&reading::id>, varve::foreign_key<&reading::metric_id>.references<&metric::id>());
    }
};
using varve::col;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto query = select<reading>().order_by(col<&reading::metric_id>, col<&reading::id>).after(1, 1);
#else
auto query = select<reading>().order_by(col<&reading::value>, col<&reading::id>).after(1, 1);
#endif
