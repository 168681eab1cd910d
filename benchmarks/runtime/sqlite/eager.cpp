// Ten thousand rows with what belongs to them, three children each, one query a table.
#include <algorithm>

#include <varve/repository/with.hpp>

#include "c_api.hpp"
#include "varve_side.hpp"
#include "workloads.hpp"

namespace benchmark {

static constexpr std::int64_t parents = 10'000;
static constexpr std::int64_t children_each = 3;

static outcome varve_eager(std::int64_t times) {
    session session = open(tables(parents, children_each));
    metrics metrics{session};
    return measure(times, [&](std::int64_t) {
        std::int64_t sum = 0;
        for (const auto& [row, readings] : metrics.with<&reading::metric_id>().all()) {
            sum += digest(row);
            for (const reading& each : readings) sum += digest(each);
        }
        return sum;
    });
}

static outcome c_eager(std::int64_t times) {
    c::database database{tables(parents, children_each)};
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
            const std::int64_t distance = made.empty() ? 0 : each.metric_id - made.front().row.id;
            auto at = made.begin();
            if (distance >= 0 && distance < static_cast<std::int64_t>(made.size()) && at[distance].row.id == each.metric_id)
                at += distance;  // keys without gaps
            else
                at = std::lower_bound(at, made.end(), each.metric_id,
                                      [](const metric_with_readings& one, std::int64_t id) { return one.row.id < id; });
            if (at != made.end() && at->row.id == each.metric_id) at->readings.push_back(each);
        }
        c::check(code, SQLITE_DONE);
        sqlite3_reset(children);
        return made;
    };
    return measure(times, [&](std::int64_t) {
        std::int64_t sum = 0;
        for (const metric_with_readings& each : load()) {
            sum += digest(each.row);
            for (const reading& child : each.readings) sum += digest(child);
        }
        return sum;
    });
}

const workload eager{"eager", varve_eager, c_eager};

}  // namespace benchmark
