// expect: varve: a bare column stands where rows are aggregated
// expect: column_is_of_group<
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
auto text = varve::sql_of<varve::sqlite>(varve::select<row>(name, varve::avg(value)).from<metric>().group_by(name).order_by(value));
#else
auto text = varve::sql_of<varve::sqlite>(varve::select<row>(name, varve::avg(value)).from<metric>().group_by(name).order_by(varve::desc(varve::avg(value)), name));
#endif
