// expect: varve: a column is compared with a value of an unlike type
// expect: compares_like_types<&user::id, 
#include <varve/query/query.hpp>

struct user_id {
    std::int64_t value{};
};
template <>
struct varve::column_type<user_id> : varve::strong_typedef<user_id> {};

struct user {
    user_id id{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&user::id>.generated()); }
};

#ifdef VARVE_COMPILE_FAIL
auto query = varve::select<user>().where(varve::col<&user::id> == 5);
#else
auto query = varve::select<user>().where(varve::col<&user::id> == user_id{5});
#endif
