// expect: varve: rows are to be loaded along what is no foreign key between their tables
// expect: relation_is_a_foreign_key<metric, &reading::
#include <varve/backend/recording/recording.hpp>
#include <varve/repository/with.hpp>

struct metric {
    std::int64_t id{};
    static constexpr auto facts() { return varve::facts(); }
};
struct reading {
    std::int64_t id{};
    std::int64_t metric_id{};
    std::int64_t value{};
    static constexpr auto facts() { return varve::facts(varve::foreign_key<&reading::metric_id>.references<&metric::id>()); }
};

#ifdef VARVE_COMPILE_FAIL
auto rows(varve::repository<metric, varve::recording>& metrics) { return metrics.with<&reading::value>().all(); }
#else
auto rows(varve::repository<metric, varve::recording>& metrics) { return metrics.with<&reading::metric_id>().all(); }
#endif
