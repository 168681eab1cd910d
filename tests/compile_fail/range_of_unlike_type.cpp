// expect: varve: a column is compared with a value of an unlike type
// expect: compares_like_types<&metric::id, 
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#include <vector>
#ifdef VARVE_COMPILE_FAIL
auto query = varve::select<metric>().where(varve::col<&metric::id>.in(std::vector<std::string>{}));
#else
auto query = varve::select<metric>().where(varve::col<&metric::id>.in(std::vector<int>{}));
#endif
