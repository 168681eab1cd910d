// expect: varve: an insert names a column of another table
// expect: inserted_column_is_written<archived, &metric::value>
#include "archive.hpp"

#ifdef VARVE_COMPILE_FAIL
auto query = insert_into<archived>(col<&archived::name>, col<&metric::value>).values("a", 1.0);
#else
auto query = insert_into<archived>(col<&archived::name>, col<&archived::value>).values("a", 1.0);
#endif
