// expect: varve: a fact names a member of another struct
// expect: fact_names_own_member<reading, 
#include <varve/model/model.hpp>

struct metric {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};
struct reading {
    std::int64_t id{};
    double value{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&reading::id>,
#ifdef VARVE_COMPILE_FAIL
                            varve::check<"positive">(varve::col<&reading::id> > 0 && varve::col<&metric::value> > 0.0));
#else
                            varve::check<"positive">(varve::col<&reading::id> > 0 && varve::col<&reading::value> > 0.0));
#endif
    }
};

auto schema = varve::models<reading>::schema();
