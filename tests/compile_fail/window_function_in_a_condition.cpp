// expect: varve: a window function stands in a condition
// expect: window_function_is_selected<
#include <varve/query/query.hpp>
#include <varve/expression/functions.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    double value{};
    static constexpr auto facts() { return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>, varve::unique<&metric::name>); }
};
using varve::col;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto query = select<metric>().where(varve::row_number().over(varve::order_by(col<&metric::value>)) < 3);
#else
auto query = select<metric>().order_by(varve::row_number().over(varve::order_by(col<&metric::value>)));
#endif
