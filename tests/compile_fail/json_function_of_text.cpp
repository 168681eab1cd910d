// expect: varve: a function of JSON is given an argument that holds none
// expect: function_takes_json<
#include <varve/expression/json.hpp>
#include <varve/query/query.hpp>
#include <varve/sql/types/types.hpp>

struct metric {
    std::int64_t id{};
    std::string note;
    boost::json::value document;
    std::chrono::sys_days day{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

#ifdef VARVE_COMPILE_FAIL
auto made = varve::json_text(varve::col<&metric::note>, "$.a");
#else
auto made = varve::json_text(varve::col<&metric::document>, "$.a");
#endif
