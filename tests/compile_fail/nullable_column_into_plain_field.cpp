// expect: varve: a column that may be NULL is read into a field that cannot be empty
// expect: selected_value_fits_field<summary, 
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::optional<std::string> dataset;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

struct summary {
#ifdef VARVE_COMPILE_FAIL
    std::string dataset;
#else
    std::optional<std::string> dataset;
#endif
    std::int64_t rows{};
};

auto query = varve::select<summary>(varve::col<&metric::dataset>, varve::count()).from<metric>().group_by(varve::col<&metric::dataset>);
