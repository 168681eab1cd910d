#include <cstdio>

#include <varve/schema/schema.hpp>

#ifdef CONSUMER_SQLITE
#include <sqlite3.h>
#endif

int main() {
    const varve::schema::schema empty{};
    std::printf("%zu tables\n", empty.tables.size());
#ifdef CONSUMER_SQLITE
    std::printf("SQLite %s\n", sqlite3_libversion());
#endif
    return empty.tables.empty() ? 0 : 1;
}
