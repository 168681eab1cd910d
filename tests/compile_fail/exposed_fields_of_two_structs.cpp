// expect: varve: exposed fields belong to several structs
#include <varve/query/dynamic.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};
struct reading {
    std::int64_t id{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&reading::id>); }
};

#ifdef VARVE_COMPILE_FAIL
using shown = varve::exposed<&metric::name, &reading::id>;
#else
using shown = varve::exposed<&metric::name, &metric::id>;
#endif
inline const std::size_t size = sizeof(shown);
