// expect: varve: a field is to be updated that no update writes
// expect: field_can_be_updated<metric, &metric::id>
#include <varve/backend/recording/recording.hpp>
#include <varve/repository/repository.hpp>

struct metric {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
bool change(varve::repository<metric, varve::recording>& rows) { return rows.update<&metric::id>(metric{}); }
#else
bool change(varve::repository<metric, varve::recording>& rows) { return rows.update<&metric::value>(metric{}); }
#endif
