// expect: varve: a selected value does not fit the field of the result struct
// expect: selected_value_fits_field<summary, 
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

struct summary {
#ifdef VARVE_COMPILE_FAIL
    std::int64_t name{};
#else
    std::string name;
#endif
};

auto query = varve::select<summary>(varve::col<&metric::name>).from<metric>();
