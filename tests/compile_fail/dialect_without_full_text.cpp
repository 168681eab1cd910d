// expect: varve: a query looks for words, and the dialect has no full-text search
// expect: dialect_has_full_text<small_engine>
#include <varve/query/query.hpp>
#include <varve/expression/functions.hpp>

#include "engine_that_can.hpp"

struct metric {
    std::int64_t id{};
    std::string name;
    double value{};
    static constexpr auto facts() { return varve::facts(varve::full_text_index<&metric::name>); }
};
struct little {
    static constexpr varve::capabilities can{.window_functions = true, .views = true};
};
struct small_engine : engine_that_can<little> {};
using varve::col;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto text = varve::sql_of<small_engine>(select<metric>().where(varve::match<&metric::name>("red fox")));
#else
auto text = varve::sql_of<small_engine>(select<metric>().where(varve::contains(col<&metric::name>, "red fox")));
#endif
