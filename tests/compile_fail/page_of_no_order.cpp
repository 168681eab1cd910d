// expect: varve: a page is asked for after another number of values
// expect: page_has_a_value_for_each_key<0, 1>
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
auto query = select<reading>().limit(10).after(1);
#else
auto query = select<reading>().order_by(col<&reading::id>).limit(10).after(1);
#endif
