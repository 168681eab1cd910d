// expect: varve: an insert has on_conflict(), which the engine lacks
// expect: dialect_has_on_conflict<small_engine>
#include <varve/query/inserts.hpp>

#include "engine_that_can.hpp"

struct metric {
    std::int64_t id{};
    std::string name;
    double value{};
    static constexpr auto facts() { return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>, varve::unique<&metric::name>); }
};
struct little {
    static constexpr varve::capabilities can{.returning = true};
};
struct small_engine : engine_that_can<little> {};
using varve::col;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto text = varve::sql_of<small_engine>(varve::insert(metric{}).on_conflict().do_update());
#else
auto text = varve::sql_of<small_engine>(varve::insert(metric{}));
#endif
