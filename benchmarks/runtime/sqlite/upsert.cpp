// One row by its key: every second one is there already and is written over.
#include "c_api.hpp"
#include "varve_side.hpp"
#include "workloads.hpp"

namespace benchmark {

static outcome varve_upsert(std::int64_t times) {
    session session = open(tables(usual_rows));
    metrics metrics{session};
    std::vector<metric> rows = made_metrics(times + 1);
    return measure(times, [&](std::int64_t i) { return metrics.upsert(old_or_new(rows, i)).id; });
}

static outcome c_upsert(std::int64_t times) {
    c::database database{tables(usual_rows)};
    sqlite3_stmt* const one = database.prepare(
        "INSERT INTO metrics (id, name, dataset, value, count) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO UPDATE SET "
        "name = excluded.name, dataset = excluded.dataset, value = excluded.value, count = excluded.count");
    std::vector<metric> rows = made_metrics(times + 1);
    return measure(times, [&](std::int64_t i) {
        const metric& row = old_or_new(rows, i);
        c::check(sqlite3_bind_int64(one, 1, row.id));
        c::bind(one, 2, row);
        c::run(one);
        return row.id;
    });
}

const workload upsert{"upsert", varve_upsert, c_upsert};

}  // namespace benchmark
