// expect: varve: a fact names a member of another struct
// expect: fact_names_own_member<reading, &metric::value>
#include <varve/model/model.hpp>

struct metric {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::index<&metric::value>); }
};

struct reading {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() {
#ifdef VARVE_COMPILE_FAIL
        return varve::facts(varve::index<&metric::value>);
#else
        return varve::facts(varve::index<&reading::value>);
#endif
    }
};

auto made = varve::models<metric, reading>::schema();
