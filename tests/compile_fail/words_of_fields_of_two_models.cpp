// expect: varve: words are looked for in fields that have no full-text index
// expect: fields_have_a_full_text_index<&doc::name, &other::body>
#include <varve/expression/full_text.hpp>
#include <varve/query/query.hpp>

struct doc {
    std::int64_t id{};
    std::string name;
    std::string body;
    static constexpr auto facts() { return varve::facts(varve::full_text_index<&doc::name, &doc::body>); }
};
struct other {
    std::int64_t id{};
    std::string body;
};
using varve::select;

#ifdef VARVE_COMPILE_FAIL
auto query = select<doc>().where(varve::match<&doc::name, &other::body>("red fox"));
#else
auto query = select<doc>().where(varve::match<&doc::name, &doc::body>("red fox"));
#endif
