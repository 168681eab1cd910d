// expect: varve: an insert handles a conflict over fields that are no key
// expect: conflict_target_is_unique<metric, &metric::value>
#include "archive.hpp"

#ifdef VARVE_COMPILE_FAIL
auto query = varve::insert(metric{}).on_conflict<&metric::value>().do_update();
#else
auto query = varve::insert(metric{}).on_conflict<&metric::name>().do_update();
#endif
