// expect: varve: an insert names a column twice
// expect: inserted_columns_are_different<archived, &archived::name, &archived::value, &archived::name>
#include "archive.hpp"

#ifdef VARVE_COMPILE_FAIL
auto query = insert_into<archived>(col<&archived::name>, col<&archived::value>, col<&archived::name>).values("a", 1.0, "b");
#else
auto query = insert_into<archived>(col<&archived::name>, col<&archived::value>).values("a", 1.0);
#endif
