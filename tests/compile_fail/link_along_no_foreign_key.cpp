// expect: varve: an object is to be linked along what is no foreign key of its struct to that of the other
// expect: link_is_a_foreign_key<reading, metric, &reading::
#include <varve/backend/recording/recording.hpp>
#include <varve/repository/unit_of_work.hpp>

struct metric {
    std::int64_t id{};
    static constexpr auto facts() { return varve::facts(); }
};
struct reading {
    std::int64_t id{};
    std::int64_t metric_id{};
    std::int64_t value{};
    static constexpr auto facts() { return varve::facts(varve::foreign_key<&reading::metric_id>.references<&metric::id>()); }
};

#ifdef VARVE_COMPILE_FAIL
void tie(varve::unit_of_work<varve::recording>& work, reading& child, metric& parent) { work.link<&reading::value>(child, parent); }
#else
void tie(varve::unit_of_work<varve::recording>& work, reading& child, metric& parent) { work.link<&reading::metric_id>(child, parent); }
#endif
