// expect: varve: a struct that is no model is used as one
// expect: is_declared_a_model<point>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

struct point {
    std::int64_t id{};
};

#ifdef VARVE_COMPILE_FAIL
auto query = varve::select<point>();
#else
auto query = varve::select<metric>();
#endif
