// expect: varve: an insert leaves out a column that has no default and cannot be NULL
// expect: insert_gives_every_value_needed<archived, 2>
#include "archive.hpp"

#ifdef VARVE_COMPILE_FAIL
auto query = insert_into<archived>(col<&archived::name>).values("a");
#else
auto query = insert_into<archived>(col<&archived::name>, col<&archived::value>).values("a", 1.0);
#endif
