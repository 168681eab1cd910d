// expect: varve: a set operation has sides whose columns are stored in unlike ways
// expect: set_operation_is_stored_alike<
#include "stored_in_two_ways.hpp"

#ifdef VARVE_COMPILE_FAIL
std::string_view text = varve::sql_of<varve::sqlite>(varve::union_(select<varve::timestamp>(taken).from<reading>(), select<varve::timestamp>(sent).from<reading>()));
#else
std::string_view text = varve::sql_of<varve::sqlite>(varve::union_(select<varve::timestamp>(taken).from<reading>(), select<varve::timestamp>(seen).from<reading>()));
#endif
