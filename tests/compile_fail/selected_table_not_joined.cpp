// expect: varve: a query selects the rows of a table that is not in it
// expect: selected_table_is_of_query<metric>
#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};
struct reading {
    std::int64_t id{};
    std::int64_t metric_id{};
    double value{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&reading::id>, varve::foreign_key<&reading::metric_id>.references<&metric::id>());
    }
};

#ifdef VARVE_COMPILE_FAIL
auto text = varve::sql_of<varve::sqlite>(varve::select<reading, metric>().where(varve::col<&reading::value> > 1));
#else
auto text = varve::sql_of<varve::sqlite>(varve::select<reading, metric>().left_join<&reading::metric_id>().where(varve::col<&reading::value> > 1));
#endif
