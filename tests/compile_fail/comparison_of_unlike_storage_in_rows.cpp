// expect: varve: values are compared that are stored in unlike ways
// expect: compares_what_is_stored_alike<
#include "stored_in_two_ways.hpp"

#ifdef VARVE_COMPILE_FAIL
std::string_view text = varve::sql_of<varve::sqlite>(select<reading>().where(varve::row(sent, taken) < varve::row(sent, sent)));
#else
std::string_view text = varve::sql_of<varve::sqlite>(select<reading>().where(varve::row(sent, taken) < varve::row(sent, seen)));
#endif
