// All columns of one row, by its key.
#include "c_api.hpp"
#include "varve_side.hpp"
#include "workloads.hpp"

namespace benchmark {

static outcome varve_update(std::int64_t times) {
    session session = open(tables(usual_rows));
    metrics metrics{session};
    std::vector<metric> rows = made_metrics(usual_rows);
    return measure(times, [&](std::int64_t i) { return static_cast<std::int64_t>(metrics.update(changed(rows, i))); });
}

static outcome c_update(std::int64_t times) {
    c::database database{tables(usual_rows)};
    sqlite3_stmt* const one = database.prepare("UPDATE metrics SET name = ?1, dataset = ?2, value = ?3, count = ?4 WHERE id = ?5");
    std::vector<metric> rows = made_metrics(usual_rows);
    return measure(times, [&](std::int64_t i) {
        const metric& row = changed(rows, i);
        c::bind(one, 1, row);
        c::check(sqlite3_bind_int64(one, 5, row.id));
        c::run(one);
        return static_cast<std::int64_t>(sqlite3_changes64(database.handle) != 0);
    });
}

const workload update{"update", varve_update, c_update};

}  // namespace benchmark
