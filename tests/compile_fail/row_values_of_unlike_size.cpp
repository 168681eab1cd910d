// expect: varve: row values of unlike size are compared
// expect: rows_have_one_size<2, 3>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};
struct reading {
    std::int64_t id{};
    std::optional<std::int64_t> metric_id{};
    double value{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&reading::id>, varve::foreign_key<&reading::metric_id>.references<&metric::id>());
    }
};
using varve::col;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto query = select<reading>().where(varve::row(col<&reading::value>, col<&reading::id>) < varve::row(1.0, 2, 3));
#else
auto query = select<reading>().where(varve::row(col<&reading::value>, col<&reading::id>) < varve::row(1.0, 2));
#endif
