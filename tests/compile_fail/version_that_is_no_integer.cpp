// expect: varve: a version is no integer
// expect: version_is_an_integer<&metric::version>
#include <chrono>
#include <varve/backend/recording/recording.hpp>
#include <varve/repository/repository.hpp>
#include <varve/sql/types/timestamp.hpp>

struct metric {
    std::int64_t id{};
#ifdef VARVE_COMPILE_FAIL
    double version{};
#else
    std::int64_t version{};
#endif
    static constexpr auto facts() { return varve::facts(varve::versioned<&metric::version>); }
};

bool row(varve::repository<metric, varve::recording>& rows, metric& row) { return rows.update(row); }
