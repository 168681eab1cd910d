// expect: varve: a full-text index names a field that is no text
// expect: full_text_field_is_text<metric, &metric::value>
#include <varve/model/model.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    double value{};
#ifdef VARVE_COMPILE_FAIL
    static constexpr auto facts() { return varve::facts(varve::full_text_index<&metric::name, &metric::value>); }
#else
    static constexpr auto facts() { return varve::facts(varve::full_text_index<&metric::name>); }
#endif
};
const auto table = varve::table_of<metric>();
