// expect: varve: a strong typedef is not around one value
// expect: strong_typedef_is_around_one_value<money, 
#include <string>

#include <varve/model/model.hpp>

struct money {
    std::int64_t cents{};
#ifdef VARVE_COMPILE_FAIL
    std::string currency{};
#endif
};
template <>
struct varve::column_type<money> : varve::strong_typedef<money> {};

struct invoice {
    std::int64_t id{};
    money total{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&invoice::id>); }
};

auto schema = varve::models<invoice>::schema();
