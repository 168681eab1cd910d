// expect: varve: a foreign key references a struct that is not in the set of models
// expect: foreign_key_stays_in_set<reading, metric, false>
#include <varve/model/model.hpp>

struct metric {
    std::int64_t id{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

struct reading {
    std::int64_t id{};
    std::int64_t metric_id{};
    static constexpr auto facts() {
        return varve::facts(varve::foreign_key<&reading::metric_id>.references<&metric::id>().on_delete(varve::cascade));
    }
};

#ifdef VARVE_COMPILE_FAIL
auto made = varve::models<reading>::schema();
#else
auto made = varve::models<metric, reading>::schema();
#endif
