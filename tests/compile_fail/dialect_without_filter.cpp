// expect: varve: an aggregate has filter(), which the engine lacks
// expect: dialect_has_filter<small_engine>
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
auto text = varve::sql_of<small_engine>(select<std::int64_t>(varve::count().filter(col<&metric::value> > 1.0)).from<metric>());
#else
auto text = varve::sql_of<small_engine>(select<std::int64_t>(varve::count()).from<metric>());
#endif
