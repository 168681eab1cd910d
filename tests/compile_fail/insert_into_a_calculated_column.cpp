// expect: varve: an insert names a column that the engine calculates
// expect: inserted_column_is_written<archived, &archived::twice>
#include "archive.hpp"

#ifdef VARVE_COMPILE_FAIL
auto query = insert_into<archived>(col<&archived::name>, col<&archived::value>, col<&archived::twice>).values("a", 1.0, 2.0);
#else
auto query = insert_into<archived>(col<&archived::name>, col<&archived::value>).values("a", 1.0);
#endif
