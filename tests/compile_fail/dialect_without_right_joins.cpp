// expect: varve: a query has a right join, which the engine lacks
// expect: dialect_has_right_join<small_engine>
#include "engine_that_can.hpp"
#include "joined_models.hpp"

struct little {
    static constexpr varve::capabilities can{.full_joins = true};
};
struct small_engine : engine_that_can<little> {};
using varve::col;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto text = varve::sql_of<small_engine>(select<reading, metric>().right_join<&reading::metric_id>());
#else
auto text = varve::sql_of<small_engine>(select<reading, metric>().left_join<&reading::metric_id>());
#endif
