// expect: varve: the frame of a window ends before it begins
// expect: frame_begins_before_it_ends<
#include <varve/expression/window.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    bool good{};
    std::optional<std::string> note;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto made = varve::rows_between(varve::current_row, varve::preceding(1));
#else
auto made = varve::rows_between(varve::preceding(1), varve::current_row);
#endif
