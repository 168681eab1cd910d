// expect: varve: an insert handles a conflict over a generated key that it does not write
// expect: conflict_target_is_written<metric>
#include <varve/query/inserts.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>.generated(), varve::unique<&metric::name>); }
};
using varve::col;
using varve::insert_into;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto query = varve::insert(metric{}).on_conflict().do_nothing();
#else
auto query = varve::insert(metric{}).with_key().on_conflict().do_nothing();
#endif
