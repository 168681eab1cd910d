// expect: varve: a column is set to an expression that is stored in another way
// expect: sets_what_is_stored_alike<&reading::taken_at, 
#include "stored_in_two_ways.hpp"

#ifdef VARVE_COMPILE_FAIL
std::string_view text = varve::sql_of<varve::sqlite>(varve::update<reading>().set(varve::set<&reading::taken_at>(sent)).all_rows());
#else
std::string_view text = varve::sql_of<varve::sqlite>(varve::update<reading>().set(varve::set<&reading::taken_at>(seen), varve::set<&reading::sent_at>(varve::now())).all_rows());
#endif
