#include "metric.hpp"

#ifdef CONSUMER_SQLITE
#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/repository/repository.hpp>
#include <varve/session/database.hpp>
#endif

int main() {
    if (store::schema().tables.size() != 1) return 1;
#ifdef CONSUMER_SQLITE
    varve::database<varve::sqlite> db{varve::sqlite::options::from_url(":memory:")};
    auto session = db.session();
    session.execute("CREATE TABLE metrics (id INTEGER PRIMARY KEY, name TEXT NOT NULL, dataset TEXT, value REAL NOT NULL)");
    varve::repository<metric, varve::sqlite> metrics{session};
    metric written{.name = "size", .dataset = "seattle", .value = 1461};
    metrics.insert(written);
    const auto read = metrics.get(written.id);
    if (!read || read->name != "size" || read->value != 1461) return 1;
#endif
    return 0;
}
