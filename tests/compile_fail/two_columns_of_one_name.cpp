// expect: varve: two columns of a model have one name
// expect: column_names_are_distinct<metric, false>
#include <varve/model/model.hpp>

struct metric {
    std::int64_t id{};
    double value{};
    double other{};
    static constexpr auto facts() {
#ifdef VARVE_COMPILE_FAIL
        return varve::facts(varve::column_name<&metric::other, "value">);
#else
        return varve::facts(varve::column_name<&metric::other, "other_value">);
#endif
    }
};

auto made = varve::models<metric>::schema();
