// expect: varve: a function is given an argument of a type that it does not take
// expect: function_takes_argument<
#include <varve/expression/text.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    bool good{};
    std::optional<std::string> note;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto made = varve::lower(varve::col<&metric::id>);
#else
auto made = varve::lower(varve::col<&metric::note>);
#endif
