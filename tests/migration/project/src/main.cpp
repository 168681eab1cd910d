#include <cstdio>
#include <string_view>

#include <varve/backend/sqlite/migrations.hpp>
#include <varve/migrate/migrator.hpp>
#include <varve/migrate/require.hpp>

#include "shop_migrations.hpp"

// `shop <file> migrate` brings the database up by itself; `shop <file>` refuses one that is not at head.
int main(int argc, char** argv) {
    try {
        varve::database<varve::sqlite> db{argv[1]};
        if (argc > 2 && std::string_view{argv[2]} == "migrate")
            varve::migrator(db, shop::shop_migrations()).upgrade();
        db.require(shop::shop_migrations());
        std::puts("at head");
        return 0;
    } catch (const varve::error& error) {
        std::printf("refused: %s\n", error.what());
        return 1;
    }
}
