// expect: varve: a function is given an argument of a type that it does not take
// expect: function_takes_argument<
#include <varve/expression/aggregate.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto names = varve::string_agg(varve::col<&metric::id>, ", ");
#else
auto names = varve::string_agg(varve::col<&metric::name>, ", ");
#endif
