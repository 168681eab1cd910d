// expect: varve: two expressions of unlike types are compared
// expect: expressions_compare_like_types<
#include <varve/query/query.hpp>
#include <varve/sql/types/types.hpp>

struct price {
    std::int64_t id{};
    varve::decimal<8, 2> net{};
    varve::decimal<10, 4> exact{};
    double weight{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&price::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto query = varve::select<price>().where(varve::col<&price::net> == varve::col<&price::exact>);
#else
auto query = varve::select<price>().where(varve::col<&price::net> == varve::decimal<8, 2>{});
#endif
