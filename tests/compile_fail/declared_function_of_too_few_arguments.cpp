// expect: varve: a declared function is called with another number of arguments
// expect: function_takes_so_many_arguments<
#include <varve/expression/function.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    bool good{};
    std::optional<std::string> note;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto made = varve::function<"soundex", std::string(std::string)>();
#else
auto made = varve::function<"soundex", std::string(std::string)>("x");
#endif
