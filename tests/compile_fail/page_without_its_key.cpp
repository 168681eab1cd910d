// expect: varve: a page is asked for by another number of values than its key has
// expect: page_follows_a_key<metric, 
#include <varve/backend/recording/recording.hpp>
#include <varve/repository/repository.hpp>

struct metric {
    std::string name;
    std::int64_t number{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::name, &metric::number>); }
};

#ifdef VARVE_COMPILE_FAIL
auto page(varve::repository<metric, varve::recording>& rows) { return rows.page("a", 20); }
#else
auto page(varve::repository<metric, varve::recording>& rows) { return rows.page("a", 1, 20); }
#endif
