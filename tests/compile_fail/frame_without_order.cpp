// expect: varve: the frame of a window has nothing to count in
// expect: frame_has_its_order<
#include <varve/expression/window.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    bool good{};
    std::optional<std::string> note;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto made = varve::count().over(varve::range_between(varve::preceding(1), varve::current_row));
#else
auto made = varve::count().over(varve::order_by(varve::col<&metric::id>), varve::range_between(varve::preceding(1), varve::current_row));
#endif
