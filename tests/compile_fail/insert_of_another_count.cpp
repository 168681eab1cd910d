// expect: varve: an insert is given another number of values than it writes columns
// expect: insert_gives_a_value_for_each_column<archived, 2, 1>
#include "archive.hpp"

#ifdef VARVE_COMPILE_FAIL
auto query = insert_into<archived>(col<&archived::name>, col<&archived::value>).from(select<short_one>(col<&metric::value>).from<metric>());
#else
auto query = insert_into<archived>(col<&archived::name>, col<&archived::value>).from(select<named>(col<&metric::name>, col<&metric::value>).from<metric>());
#endif
