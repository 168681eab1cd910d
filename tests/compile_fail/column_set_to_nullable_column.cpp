// expect: varve: a column that cannot be NULL is set to a value that may be absent
// expect: sets_like_type<&metric::name, 
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto query = varve::update<metric>().set(varve::set<&metric::name>(varve::col<&metric::dataset>)).all_rows();
#else
auto query = varve::update<metric>().set(varve::set<&metric::dataset>(varve::col<&metric::name>)).all_rows();
#endif
