// expect: varve: whole rows are selected from groups
// expect: rows_are_not_grouped<metric>
#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};
struct row {
    std::string name;
    double value{};
};
constexpr const auto& name = varve::col<&metric::name>;
constexpr const auto& value = varve::col<&metric::value>;

#ifdef VARVE_COMPILE_FAIL
auto text = varve::sql_of<varve::sqlite>(varve::select<metric>().group_by(name));
#else
auto text = varve::sql_of<varve::sqlite>(varve::select<metric>().order_by(name));
#endif
