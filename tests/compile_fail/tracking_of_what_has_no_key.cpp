// expect: varve: a unit of work is to track what is no model with a primary key
// expect: tracked_model_has_key<total
#include <varve/backend/recording/recording.hpp>
#include <varve/query/query.hpp>
#include <varve/repository/unit_of_work.hpp>

struct metric {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() { return varve::facts(); }
};
struct total {
    std::int64_t rows{};
};

#ifdef VARVE_COMPILE_FAIL
auto found(varve::unit_of_work<varve::recording>& work) {
    return work.all(varve::select<total>(varve::count()).from<metric>()).size();
}
#else
auto found(varve::unit_of_work<varve::recording>& work) { return work.all(varve::select<metric>()).size(); }
#endif
