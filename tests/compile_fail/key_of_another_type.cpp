// expect: varve: a key is given a value of an unlike type
// expect: key_matches<metric, 
#include <varve/backend/recording/recording.hpp>
#include <varve/repository/repository.hpp>

struct metric {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

bool found(varve::repository<metric, varve::recording>& metrics) {
#ifdef VARVE_COMPILE_FAIL
    return metrics.get(std::string{"42"}).has_value();
#else
    return metrics.get(42).has_value();
#endif
}
