// expect: varve: old rows are to expire, but the model keeps them for ever
// expect: rows_are_retained<metric>
#include <chrono>
#include <varve/backend/recording/recording.hpp>
#include <varve/repository/repository.hpp>
#include <varve/sql/types/timestamp.hpp>

struct metric {
    std::int64_t id{};
    varve::timestamp at{};
#ifdef VARVE_COMPILE_FAIL
    static constexpr auto facts() { return varve::facts(); }
#else
    static constexpr auto facts() { return varve::facts(varve::retained<&metric::at>(std::chrono::days{30})); }
#endif
};

auto expired(varve::repository<metric, varve::recording>& rows) { return rows.expire(); }
