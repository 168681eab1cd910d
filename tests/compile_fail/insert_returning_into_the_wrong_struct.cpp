// expect: varve: a selected value does not fit the field of the result struct
// expect: selected_value_fits_field<other, 1, 
#include <varve/query/inserts.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>.generated(), varve::unique<&metric::name>); }
};
struct other {
    std::int64_t id{};
    std::int64_t value{};
};
struct fitting {
    std::int64_t id{};
    double value{};
};
using varve::col;
using varve::insert_into;
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto query = varve::insert(metric{}).returning<other>(col<&metric::id>, col<&metric::value>);
#else
auto query = varve::insert(metric{}).returning<fitting>(col<&metric::id>, col<&metric::value>);
#endif
