// expect: varve: an insert handles a conflict over a generated key that it does not write
// expect: conflict_target_is_written<metric>
#include "archive.hpp"

#ifdef VARVE_COMPILE_FAIL
auto query = varve::insert(metric{}).on_conflict().do_nothing();
#else
auto query = varve::insert(metric{}).with_key().on_conflict().do_nothing();
#endif
