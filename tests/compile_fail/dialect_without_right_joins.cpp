// expect: varve: a query has a right join, which the engine lacks
// expect: dialect_has_right_join<small_engine>
#include <varve/backend/recording/dialect.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    double value{};
    static constexpr auto facts() { return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>, varve::unique<&metric::name>); }
};
struct reading {
    std::int64_t id{};
    std::optional<std::int64_t> metric_id{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&reading::id>, varve::foreign_key<&reading::metric_id>.references<&metric::id>()); }
};
class small_dialect final : public varve::recording_writing<varve::ddl_dialect> {
public:
    constexpr varve::capabilities can() const override { return {.full_joins = true}; }
};
struct small_engine {
    static constexpr std::string_view name = "small";
    static constexpr small_dialect dialect{};
};
using varve::col;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto text = varve::sql_of<small_engine>(select<reading, metric>().right_join<&reading::metric_id>());
#else
auto text = varve::sql_of<small_engine>(select<reading, metric>().left_join<&reading::metric_id>());
#endif
