// expect: varve: a window is ordered by keys that are put together at run time
// expect: window_order_is_written_out<
#include <varve/expression/window.hpp>
#include <varve/query/dynamic.hpp>

struct metric {
    std::int64_t id{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

const varve::dynamic_order<metric> order;
#ifdef VARVE_COMPILE_FAIL
auto made = varve::rank().over(varve::order_by(order));
#else
auto made = varve::rank().over(varve::order_by(varve::col<&metric::id>));
auto query = varve::select<metric>().order_by(order);
#endif
