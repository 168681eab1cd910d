// expect: varve: a conflict updates every other column, and there is none
// expect: conflict_has_something_to_update<edge>
#include <varve/query/inserts.hpp>

struct edge {
    std::int32_t from{};
    std::int32_t to{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&edge::from, &edge::to>); }
};

#ifdef VARVE_COMPILE_FAIL
auto query = varve::insert(edge{}).on_conflict().do_update();
#else
auto query = varve::insert(edge{}).on_conflict().do_nothing();
#endif
