// expect: varve: a column that may be NULL is read into a field that cannot be empty
// expect: selected_value_fits_field<row, 0, 
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
struct row {
    std::string name;
    double value{};
};

#ifdef VARVE_COMPILE_FAIL
auto text = varve::sql_of<varve::sqlite>(varve::select<row>(varve::col<&metric::name>, varve::col<&reading::value>).from<reading>().left_join<&reading::metric_id>());
#else
auto text = varve::sql_of<varve::sqlite>(varve::select<row>(varve::col<&metric::name>, varve::col<&reading::value>).from<reading>().join<&reading::metric_id>());
#endif
