// expect: varve: the values to choose from are of unlike types
// expect: choices_are_alike<
#include <varve/expression/choice.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    bool good{};
    std::optional<std::string> note;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto made = varve::coalesce(varve::col<&metric::note>, 0);
#else
auto made = varve::coalesce(varve::col<&metric::note>, "none");
#endif
