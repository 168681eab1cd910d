// expect: varve: a key is given another number of values than the primary key has columns
// expect: key_matches<reading, 
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
auto row(varve::repository<reading, varve::recording>& rows) { return rows.get(1); }
#else
auto row(varve::repository<reading, varve::recording>& rows) { return rows.get(1, 2); }
#endif
