// expect: varve: the average is taken of what is no integer and no floating number
// expect: averages_a_number<
#include <varve/query/query.hpp>
#include <varve/sql/types/types.hpp>

struct price {
    std::int64_t id{};
    varve::decimal<8, 2> net{};
    varve::decimal<10, 4> exact{};
    double weight{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&price::id>); }
};

struct mean {
    double value{};
};

#ifdef VARVE_COMPILE_FAIL
auto query = varve::select<mean>(varve::avg(varve::col<&price::net>)).from<price>();
#else
auto query = varve::select<mean>(varve::avg(varve::col<&price::weight>)).from<price>();
#endif
