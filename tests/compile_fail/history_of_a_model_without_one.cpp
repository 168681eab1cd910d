// expect: varve: a history is asked for, but the model has none
// expect: changes_are_audited<metric>
#include <chrono>
#include <varve/backend/recording/recording.hpp>
#include <varve/repository/repository.hpp>
#include <varve/sql/types/timestamp.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
#ifdef VARVE_COMPILE_FAIL
    static constexpr auto facts() { return varve::facts(); }
#else
    static constexpr auto facts() { return varve::facts(varve::audited<>); }
#endif
};

auto row(varve::repository<metric, varve::recording>& rows) { return rows.history(1, 20); }
