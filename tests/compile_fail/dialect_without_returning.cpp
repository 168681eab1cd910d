// expect: varve: a statement has returning(), which the engine lacks
// expect: dialect_has_returning<small_engine>
#include <varve/query/query.hpp>

#include "engine_that_can.hpp"

struct metric {
    std::int64_t id{};
    std::string name;
    double value{};
    static constexpr auto facts() { return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>, varve::unique<&metric::name>); }
};
struct little {
    static constexpr varve::capabilities can{.on_conflict = true};
};
struct small_engine : engine_that_can<little> {};
using varve::col;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto text = varve::sql_of<small_engine>(varve::update<metric>().set(varve::set<&metric::value>(1.0)).where(col<&metric::id> == 1).returning());
#else
auto text = varve::sql_of<small_engine>(varve::update<metric>().set(varve::set<&metric::value>(1.0)).where(col<&metric::id> == 1));
#endif
