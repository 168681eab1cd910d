// expect: varve: a type inside varve::json<
// expect: type_has_json_form<
#include <varve/model/json_field.hpp>
#include <varve/sql/types/types.hpp>

struct opaque {
    explicit opaque(int) {}
    virtual ~opaque() = default;
};
#ifdef VARVE_COMPILE_FAIL
using inner = opaque*;
#else
using inner = int;
#endif
inner made{};
auto text = varve::to_json(made);
