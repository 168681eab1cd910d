#include "metric.hpp"

#ifdef CONSUMER_SQLITE
#include <sqlite3.h>
#endif

int columns();

int main() {
    if (store::schema().tables.size() != 1 || columns() != 4) return 1;
#ifdef CONSUMER_SQLITE
    if (sqlite3_libversion_number() < 3035000) return 1;
#endif
    return 0;
}
