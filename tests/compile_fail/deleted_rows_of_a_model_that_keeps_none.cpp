// expect: varve: deleted rows are asked for, but the model keeps none
// expect: rows_are_soft_deleted<metric>
#include <chrono>
#include <varve/backend/recording/recording.hpp>
#include <varve/repository/repository.hpp>
#include <varve/sql/types/timestamp.hpp>

struct metric {
    std::int64_t id{};
    std::optional<varve::timestamp> gone;
#ifdef VARVE_COMPILE_FAIL
    static constexpr auto facts() { return varve::facts(); }
#else
    static constexpr auto facts() { return varve::facts(varve::soft_deleted<&metric::gone>); }
#endif
};

bool row(varve::repository<metric, varve::recording>& rows) { return rows.restore(1); }
