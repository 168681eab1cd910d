// A thousand rows in one transaction, keys written back: insert_range, and a prepared statement run row by row.
#include "c_api.hpp"
#include "varve_side.hpp"
#include "workloads.hpp"

namespace benchmark {

static outcome varve_bulk(std::int64_t times) {
    session session = open(tables(0));
    metrics metrics{session};
    std::vector<std::vector<metric>> batches(static_cast<std::size_t>(times + 1), made_metrics(usual_rows));
    return measure(times, [&](std::int64_t i) {
        std::vector<metric>& rows = batches[static_cast<std::size_t>(i)];
        metrics.insert_range(rows);
        return rows.front().id + rows.back().id;
    });
}

static outcome c_bulk(std::int64_t times) {
    c::database database{tables(0)};
    sqlite3_stmt* const begin = database.prepare("BEGIN IMMEDIATE");
    sqlite3_stmt* const insert = database.prepare("INSERT INTO metrics (name, dataset, value, count) VALUES (?1, ?2, ?3, ?4)");
    sqlite3_stmt* const commit = database.prepare("COMMIT");
    std::vector<std::vector<metric>> batches(static_cast<std::size_t>(times + 1), made_metrics(usual_rows));
    return measure(times, [&](std::int64_t i) {
        std::vector<metric>& rows = batches[static_cast<std::size_t>(i)];
        c::run(begin);
        for (metric& row : rows) {
            c::bind(insert, 1, row);
            c::run(insert);
            row.id = sqlite3_last_insert_rowid(database.handle);
        }
        c::run(commit);
        return rows.front().id + rows.back().id;
    });
}

const workload bulk{"bulk", varve_bulk, c_bulk};

}  // namespace benchmark
