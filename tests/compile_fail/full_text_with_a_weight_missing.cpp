// expect: varve: a full-text index is given another number of weights than it has fields
// expect: full_text_weights_are_complete<2, 1>
#include <varve/model/model.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    std::string description;
#ifdef VARVE_COMPILE_FAIL
    static constexpr auto facts() { return varve::facts(varve::full_text_index<&metric::name, &metric::description>.weights(10)); }
#else
    static constexpr auto facts() { return varve::facts(varve::full_text_index<&metric::name, &metric::description>.weights(10, 1)); }
#endif
};
const auto table = varve::table_of<metric>();
