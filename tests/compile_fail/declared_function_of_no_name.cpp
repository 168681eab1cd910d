// expect: varve: a declared function has a name that is no plain name
// expect: function_has_a_plain_name<
#include <varve/expression/function.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    bool good{};
    std::optional<std::string> note;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto made = varve::function<"x); --", int(int)>(1);
#else
auto made = varve::function<"x", int(int)>(1);
#endif
