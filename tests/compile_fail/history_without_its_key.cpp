// expect: varve: a history is asked for with another number of values than its key has
// expect: key_has_a_number_behind_it<metric, 
#include <chrono>
#include <varve/backend/recording/recording.hpp>
#include <varve/repository/repository.hpp>
#include <varve/sql/types/timestamp.hpp>

struct metric {
    std::string name;
    std::int64_t number{};
    double value{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&metric::name, &metric::number>, varve::audited<&metric::value>);
    }
};

#ifdef VARVE_COMPILE_FAIL
bool row(varve::repository<metric, varve::recording>& rows) { return rows.revert("a", 1); }
#else
bool row(varve::repository<metric, varve::recording>& rows) { return rows.revert("a", 1, 1); }
#endif
