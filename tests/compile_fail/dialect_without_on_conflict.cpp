// expect: varve: an insert has on_conflict(), which the engine lacks
// expect: dialect_has_on_conflict<small_engine>
#include <varve/backend/recording/dialect.hpp>
#include <varve/query/inserts.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    double value{};
    static constexpr auto facts() { return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>, varve::unique<&metric::name>); }
};
class small_dialect final : public varve::recording_writing<varve::ddl_dialect> {
public:
    constexpr varve::capabilities can() const override { return {.returning = true}; }
};
struct small_engine {
    static constexpr std::string_view name = "small";
    static constexpr small_dialect dialect{};
};
using varve::col;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto text = varve::sql_of<small_engine>(varve::insert(metric{}).on_conflict().do_update());
#else
auto text = varve::sql_of<small_engine>(varve::insert(metric{}));
#endif
