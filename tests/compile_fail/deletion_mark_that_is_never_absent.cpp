// expect: varve: the mark of a deleted row cannot be absent
// expect: deletion_mark_is_optional_instant<&metric::gone>
#include <chrono>
#include <varve/backend/recording/recording.hpp>
#include <varve/repository/repository.hpp>
#include <varve/sql/types/timestamp.hpp>

struct metric {
    std::int64_t id{};
#ifdef VARVE_COMPILE_FAIL
    varve::timestamp gone{};
#else
    std::optional<varve::timestamp> gone;
#endif
    static constexpr auto facts() { return varve::facts(varve::soft_deleted<&metric::gone>); }
};

auto row(varve::repository<metric, varve::recording>& rows) { return rows.get(1); }
