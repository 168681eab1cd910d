// expect: varve: a field's type is no column type
// expect: field_type_is_mapped<metric, 1, thermometer>
#include <varve/model/model.hpp>

struct thermometer {
    int degrees{};
};

struct metric {
    std::int64_t id{};
#ifdef VARVE_COMPILE_FAIL
    thermometer value{};
#else
    double value{};
#endif
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

auto made = varve::models<metric>::schema();
