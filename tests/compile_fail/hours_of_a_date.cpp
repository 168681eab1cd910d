// expect: varve: a function of dates and times is given something else
// expect: function_takes_moment<
#include <varve/expression/moment.hpp>
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
auto made = varve::extract<varve::moment_part::hour>(varve::col<&metric::day>);
#else
auto made = varve::extract<varve::moment_part::day>(varve::col<&metric::day>);
#endif
