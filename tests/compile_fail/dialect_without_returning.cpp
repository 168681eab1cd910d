// expect: varve: a statement has returning(), which the engine lacks
// expect: dialect_has_returning<small_engine>
#include <varve/backend/recording/dialect.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    double value{};
    static constexpr auto facts() { return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>, varve::unique<&metric::name>); }
};
class small_dialect final : public varve::recording_writing<varve::ddl_dialect> {
public:
    constexpr varve::capabilities can() const override { return {.on_conflict = true}; }
};
struct small_engine {
    static constexpr std::string_view name = "small";
    static constexpr small_dialect dialect{};
};
using varve::col;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto text = varve::sql_of<small_engine>(varve::update<metric>().set(varve::set<&metric::value>(1.0)).where(col<&metric::id> == 1).returning());
#else
auto text = varve::sql_of<small_engine>(varve::update<metric>().set(varve::set<&metric::value>(1.0)).where(col<&metric::id> == 1));
#endif
