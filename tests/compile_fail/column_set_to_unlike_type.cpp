// expect: varve: a column is set to a value of an unlike type
// expect: sets_like_type<&metric::id, 
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto query = varve::update<metric>().set(varve::set<&metric::id>("five")).all_rows();
#else
auto query = varve::update<metric>().set(varve::set<&metric::id>(5)).all_rows();
#endif
