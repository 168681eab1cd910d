// expect: varve: a declared function is called with an argument of an unlike type
// expect: function_argument_fits<
#include <varve/expression/function.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    bool good{};
    std::optional<std::string> note;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto made = varve::function<"soundex", std::string(std::string)>(varve::col<&metric::id>);
#else
auto made = varve::function<"soundex", std::string(std::string)>(varve::col<&metric::note>);
#endif
