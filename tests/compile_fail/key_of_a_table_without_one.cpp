// expect: varve: a row is asked for by key, but its table has none
// expect: key_matches<line, 
#include <varve/backend/recording/recording.hpp>
#include <varve/repository/repository.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};
struct reading {
    std::int64_t metric_id{};
    std::int64_t number{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&reading::metric_id, &reading::number>); }
};
struct line {
    std::string text;
    static constexpr auto facts() { return varve::facts(); }
};

#ifdef VARVE_COMPILE_FAIL
auto row(varve::repository<line, varve::recording>& rows) { return rows.get("a"); }
#else
auto row(varve::repository<line, varve::recording>& rows) { return rows.find(varve::col<&line::text> == "a"); }
#endif
