// expect: varve: a behaviour is to note a time in a field that holds none
// expect: field_is_an_instant<&metric::made>
#include <chrono>
#include <varve/backend/recording/recording.hpp>
#include <varve/repository/repository.hpp>
#include <varve/sql/types/timestamp.hpp>

struct metric {
    std::int64_t id{};
#ifdef VARVE_COMPILE_FAIL
    std::string made;
#else
    varve::timestamp made{};
#endif
    varve::timestamp changed{};
    static constexpr auto facts() { return varve::facts(varve::timestamps<&metric::made, &metric::changed>); }
};

auto table() { return varve::table_of<metric>(); }
