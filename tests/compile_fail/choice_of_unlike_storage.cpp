// expect: varve: a choice is made of expressions that are stored in unlike ways
// expect: choices_are_stored_alike<
#include <varve/expression/functions.hpp>

#include "stored_in_two_ways.hpp"

#ifdef VARVE_COMPILE_FAIL
std::string_view text = varve::sql_of<varve::sqlite>(select<reading>().where(varve::greatest(taken, sent) > varve::timestamp{}));
#else
std::string_view text = varve::sql_of<varve::sqlite>(select<reading>().where(varve::greatest(taken, seen) > varve::timestamp{}));
#endif
