// expect: varve: a snippet or highlight is asked of a field in which no words were looked for
// expect: field_is_searched<&metric::value
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

const auto found = varve::match<&metric::name, &metric::description>("red fox");
#ifdef VARVE_COMPILE_FAIL
auto query = select<std::string>(varve::snippet<&metric::value>(found, "[", "]", "...", 8)).from<metric>();
#else
auto query = select<std::string>(varve::snippet<&metric::name>(found, "[", "]", "...", 8)).from<metric>();
#endif
