// One row in a transaction of its own; the generated key is written back.
#include "c_api.hpp"
#include "varve_side.hpp"
#include "workloads.hpp"

namespace benchmark {

static outcome varve_insert(std::int64_t times) {
    session session = open(tables(0));
    metrics metrics{session};
    std::vector<metric> rows = made_metrics(times + 1);
    return measure(times, [&](std::int64_t i) {
        metric& row = rows[static_cast<std::size_t>(i)];
        auto transaction = session.transaction();
        metrics.insert(row);
        transaction.commit();
        return row.id;
    });
}

static outcome c_insert(std::int64_t times) {
    c::database database{tables(0)};
    sqlite3_stmt* const begin = database.prepare("BEGIN IMMEDIATE");
    sqlite3_stmt* const insert = database.prepare("INSERT INTO metrics (name, dataset, value, count) VALUES (?1, ?2, ?3, ?4)");
    sqlite3_stmt* const commit = database.prepare("COMMIT");
    std::vector<metric> rows = made_metrics(times + 1);
    return measure(times, [&](std::int64_t i) {
        metric& row = rows[static_cast<std::size_t>(i)];
        c::run(begin);
        c::bind(insert, 1, row);
        c::run(insert);
        row.id = sqlite3_last_insert_rowid(database.handle);
        c::run(commit);
        return row.id;
    });
}

const workload insert{"insert", varve_insert, c_insert};

}  // namespace benchmark
