// Ten thousand rows with what belongs to them, three children each, one query a table.
#include <varve/repository/with.hpp>

#include "c_api.hpp"
#include "varve_side.hpp"
#include "workloads.hpp"

namespace benchmark {

static outcome varve_eager(std::int64_t times) {
    session session = open(tables(eager_parents, eager_children_each));
    metrics metrics{session};
    return measure(times, [&](std::int64_t) {
        std::int64_t sum = 0;
        for (const auto& [row, readings] : metrics.with<&reading::metric_id>().all())
            sum += digest(row) + digest(readings);
        return sum;
    });
}

static outcome c_eager(std::int64_t times) {
    c::database database{tables(eager_parents, eager_children_each)};
    sqlite3_stmt* const rows = database.prepare("SELECT id, name, dataset, value, count FROM metrics ORDER BY id");
    sqlite3_stmt* const children = database.prepare("SELECT id, metric_id, value FROM readings ORDER BY id");
    const auto load = [&] {
        std::vector<metric_with_readings> made;
        int code = 0;
        while ((code = sqlite3_step(rows)) == SQLITE_ROW) c::read(rows, made.emplace_back().row);
        c::check(code, SQLITE_DONE);
        sqlite3_reset(rows);
        while ((code = sqlite3_step(children)) == SQLITE_ROW) {
            reading each;
            c::read(children, each);
            if (metric_with_readings* const parent = parent_of(made, each.metric_id)) parent->readings.push_back(each);
        }
        c::check(code, SQLITE_DONE);
        sqlite3_reset(children);
        return made;
    };
    return measure(times, [&](std::int64_t) { return digest(load()); });
}

const workload eager{"eager", varve_eager, c_eager};

}  // namespace benchmark
