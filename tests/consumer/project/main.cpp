#include <cstdio>

#include <varve/schema/schema.hpp>

#ifdef CONSUMER_SQLITE
#include <sqlite3.h>
#endif

int tables_elsewhere();

int main() {
    const varve::schema::schema empty{};
    if (!empty.tables.empty() || tables_elsewhere() != 0) return 1;
#ifdef CONSUMER_SQLITE
    std::printf("SQLite %s\n", sqlite3_libversion());
#endif
    return 0;
}
