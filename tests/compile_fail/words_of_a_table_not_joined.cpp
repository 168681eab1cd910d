// expect: varve: a query names a column of a table that is not in it
// expect: column_is_of_query<other, &metric::name>
#include <varve/expression/full_text.hpp>
#include <varve/query/query.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    std::string description;
    double value{};
    static constexpr auto facts() { return varve::facts(varve::full_text_index<&metric::name, &metric::description>); }
};
using varve::col;
using varve::select;

struct other {
    std::int64_t id{};
    static constexpr auto facts() { return varve::facts(); }
};
const auto found = varve::match<&metric::name, &metric::description>("red fox");
#ifdef VARVE_COMPILE_FAIL
auto query = select<other>().where(found);
#else
auto query = select<metric>().where(found);
#endif
