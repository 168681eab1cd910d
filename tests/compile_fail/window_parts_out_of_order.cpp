// expect: varve: the parts of a window are out of order
// expect: window_parts_are_in_order<
#include <varve/expression/window.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    bool good{};
    std::optional<std::string> note;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto made = varve::rank().over(varve::order_by(varve::col<&metric::id>), varve::partition_by(varve::col<&metric::note>));
#else
auto made = varve::rank().over(varve::partition_by(varve::col<&metric::note>), varve::order_by(varve::col<&metric::id>));
#endif
