// expect: varve: a cast from or to a type that is no number and no text
// expect: cast_is_between_numbers_and_text<
#include <varve/expression/cast.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    bool good{};
    std::optional<std::string> note;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto made = varve::cast<std::string>(varve::col<&metric::good>);
#else
auto made = varve::cast<std::string>(varve::col<&metric::id>);
#endif
