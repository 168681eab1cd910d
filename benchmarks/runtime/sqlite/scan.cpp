// A whole table of a thousand rows of five columns, into a vector.
#include "c_api.hpp"
#include "varve_side.hpp"
#include "workloads.hpp"

namespace benchmark {

static outcome varve_scan(std::int64_t times) {
    session session = open(tables(usual_rows));
    metrics metrics{session};
    return measure(times, [&](std::int64_t) { return digest(metrics.all()); });
}

static outcome c_scan(std::int64_t times) {
    c::database database{tables(usual_rows)};
    sqlite3_stmt* const whole = database.prepare("SELECT id, name, dataset, value, count FROM metrics");
    return measure(times, [&](std::int64_t) { return digest(c::all<metric>(whole)); });
}

const workload scan{"scan", varve_scan, c_scan};

}  // namespace benchmark
