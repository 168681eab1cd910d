// expect: varve: a query names a column of a table that is not in it
// expect: column_is_of_query<void, &metric::name>
#include "archive.hpp"

#ifdef VARVE_COMPILE_FAIL
auto query = insert_into<archived>(col<&archived::name>, col<&archived::value>).values(col<&metric::name>, 1.0);
#else
auto query = insert_into<archived>(col<&archived::name>, col<&archived::value>).values("a", 1.0);
#endif
