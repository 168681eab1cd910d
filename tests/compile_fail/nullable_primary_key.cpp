// expect: varve: a primary key is nullable
// expect: primary_key_is_not_null<metric, &metric::id>
#include <varve/model/model.hpp>

struct metric {
#ifdef VARVE_COMPILE_FAIL
    std::optional<std::int64_t> id{};
#else
    std::int64_t id{};
#endif
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

auto made = varve::models<metric>::schema();
