// expect: varve: words are looked for in fields that have no full-text index
// expect: fields_have_a_full_text_index<&metric::name>
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

#ifdef VARVE_COMPILE_FAIL
auto query = select<metric>().where(varve::match<&metric::name>("red fox"));
#else
auto query = select<metric>().where(varve::match<&metric::name, &metric::description>("red fox"));
#endif
