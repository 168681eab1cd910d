// expect: varve: an insert has on_conflict(), which the engine lacks
// expect: dialect_has_on_conflict<small_engine>
#include <varve/backend/recording/recording.hpp>
#include <varve/repository/repository.hpp>

struct metric {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};
class small_dialect final : public varve::recording_writing<varve::ddl_dialect> {
public:
    constexpr varve::capabilities can() const override { return {.returning = true}; }
};
struct small_engine {
    static constexpr std::string_view name = "small";
    static constexpr small_dialect dialect{};
    using options = varve::recording_options;
    using connection = varve::recording_connection;
};

void write(varve::session<small_engine>& session) {
    varve::repository<metric, small_engine> metrics{session};
    metric row{1, 2.0};
#ifdef VARVE_COMPILE_FAIL
    metrics.upsert(row);
#else
    metrics.insert(row);
#endif
}
