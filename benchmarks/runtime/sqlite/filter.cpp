// Rows for which two conditions hold, ordered, at most ten.
#include "c_api.hpp"
#include "varve_side.hpp"
#include "workloads.hpp"

namespace benchmark {

static outcome varve_filter(std::int64_t times) {
    session session = open(tables(usual_rows));
    return measure(times, [&](std::int64_t i) {
        return digest(session.all(varve::select<metric>()
                                      .where(col<&metric::value> > static_cast<double>(i) && col<&metric::name> == filter_name)
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
        c::bind(found, 2, filter_name);
        c::check(sqlite3_bind_int64(found, 3, 10));
        return digest(c::all<metric>(found));
    });
}

const workload filter{"filter", varve_filter, c_filter};

}  // namespace benchmark
