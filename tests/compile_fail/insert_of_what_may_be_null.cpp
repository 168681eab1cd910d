// expect: varve: a selected value that may be NULL is inserted into a column that cannot be
// expect: inserted_value_fits_column<archived, 1, 
#include "archive.hpp"

#ifdef VARVE_COMPILE_FAIL
auto query = insert_into<archived>(col<&archived::name>, col<&archived::value>).from(select<other>(col<&metric::dataset>, col<&metric::value>).from<metric>());
#else
auto query = insert_into<archived>(col<&archived::name>, col<&archived::value>).from(select<named>(col<&metric::name>, col<&metric::value>).from<metric>());
#endif
