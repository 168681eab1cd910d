// expect: varve: an alias is given a column of another table
// expect: column_is_of_source<metric, 
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
constexpr auto other = varve::alias<metric, "other">;

#ifdef VARVE_COMPILE_FAIL
auto column = other(varve::col<&reading::id>);
#else
auto column = other(varve::col<&metric::id>);
#endif
