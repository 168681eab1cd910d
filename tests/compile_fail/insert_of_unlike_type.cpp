// expect: varve: a selected value does not fit the column that it is inserted into
// expect: inserted_value_fits_column<archived, 1, 
#include "archive.hpp"

struct short_pair {
    double value{};
    std::int64_t id{};
};

#ifdef VARVE_COMPILE_FAIL
auto query = insert_into<archived>(col<&archived::value>, col<&archived::name>).from(select<short_pair>(col<&metric::value>, col<&metric::id>).from<metric>());
#else
auto query = insert_into<archived>(col<&archived::name>, col<&archived::value>).from(select<named>(col<&metric::name>, col<&metric::value>).from<metric>());
#endif
