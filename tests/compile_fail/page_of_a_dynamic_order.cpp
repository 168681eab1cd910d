// expect: varve: a page is asked for after a row of an order that is put together at run time
// expect: page_key_is_not_null<
#include <varve/query/dynamic.hpp>

struct metric {
    std::int64_t id{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

const varve::dynamic_order<metric> order;
#ifdef VARVE_COMPILE_FAIL
auto query = varve::select<metric>().order_by(order).limit(20).after_row(metric{7});
#else
auto query = varve::select<metric>().order_by(order).limit(20).offset(7);
#endif
