// expect: varve: the frame of a window counts in groups, which the engine lacks
// expect: dialect_has_window_groups<small_engine>
#include <varve/query/query.hpp>
#include <varve/expression/functions.hpp>

#include "engine_that_can.hpp"

struct metric {
    std::int64_t id{};
    std::string name;
    double value{};
    static constexpr auto facts() { return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>, varve::unique<&metric::name>); }
};
struct little {
    static constexpr varve::capabilities can{.window_functions = true};
};
struct small_engine : engine_that_can<little> {};
using varve::col;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto text = varve::sql_of<small_engine>(select<std::int64_t>(varve::count().over(varve::order_by(col<&metric::value>), varve::groups_between(varve::preceding(1), varve::current_row))).from<metric>());
#else
auto text = varve::sql_of<small_engine>(select<std::int64_t>(varve::count().over(varve::order_by(col<&metric::value>), varve::rows_between(varve::preceding(1), varve::current_row))).from<metric>());
#endif
