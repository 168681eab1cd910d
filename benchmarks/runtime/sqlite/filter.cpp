// Rows for which two conditions hold, ordered, at most ten.
#include "c_api.hpp"
#include "varve_side.hpp"
#include "workloads.hpp"

namespace benchmark {

static const std::string wanted_name = "metric_42";

static std::int64_t digest_all(const std::vector<metric>& rows) {
    std::int64_t sum = 0;
    for (const metric& row : rows) sum += digest(row);
    return sum;
}

static outcome varve_filter(std::int64_t times) {
    session session = open(tables(usual_rows));
    return measure(times, [&](std::int64_t i) {
        return digest_all(session.all(varve::select<metric>()
                                          .where(col<&metric::value> > static_cast<double>(i) && col<&metric::name> == wanted_name)
                                          .order_by(varve::desc(col<&metric::value>))
                                          .limit(10)));
    });
}

static outcome c_filter(std::int64_t times) {
    c::database database{tables(usual_rows)};
    sqlite3_stmt* const found = database.prepare(
        "SELECT id, name, dataset, value, count FROM metrics WHERE value > ?1 AND name = ?2 ORDER BY value DESC LIMIT ?3");
    return measure(times, [&](std::int64_t i) {
        c::check(sqlite3_bind_double(found, 1, static_cast<double>(i)));
        c::bind(found, 2, wanted_name);
        c::check(sqlite3_bind_int64(found, 3, 10));
        return digest_all(c::all<metric>(found));
    });
}

const workload filter{"filter", varve_filter, c_filter};

}  // namespace benchmark
