// expect: varve: a query has two tables by one name
// expect: joined_table_has_its_own_name<reading>
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
constexpr auto other = varve::alias<reading, "other">;

#ifdef VARVE_COMPILE_FAIL
auto query = varve::select<reading>().join<reading>().on(varve::col<&reading::id> == varve::col<&reading::metric_id>).where(varve::col<&metric::name> == "a");
#else
auto query = varve::select<reading>().join(other).on(varve::col<&reading::id> == other(varve::col<&reading::metric_id>));
#endif
