// expect: varve: a result struct has another number of fields than the query selects
// expect: row_has_a_field_for_each<summary, 
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

struct summary {
    std::string name;
    std::int64_t rows{};
#ifdef VARVE_COMPILE_FAIL
    double mean{};
#endif
};

auto query = varve::select<summary>(varve::col<&metric::name>, varve::count()).from<metric>().group_by(varve::col<&metric::name>);
