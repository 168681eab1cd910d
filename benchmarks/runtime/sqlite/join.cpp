// One column of each of two tables, along a foreign key, above a value: some hundred rows of five thousand.
#include <varve/query/join.hpp>

#include "c_api.hpp"
#include "varve_side.hpp"
#include "workloads.hpp"

namespace benchmark {

static outcome varve_join(std::int64_t times) {
    session session = open(tables(usual_rows, join_children_each));
    return measure(times, [&](std::int64_t) {
        return digest(session.all(varve::select<named_value>(col<&metric::name>, col<&reading::value>)
                                      .from<reading>()
                                      .join<&reading::metric_id>()
                                      .where(col<&reading::value> > join_above)));
    });
}

static outcome c_join(std::int64_t times) {
    c::database database{tables(usual_rows, join_children_each)};
    sqlite3_stmt* const pairs = database.prepare(
        "SELECT metrics.name, readings.value FROM readings JOIN metrics ON readings.metric_id = metrics.id WHERE readings.value > ?1");
    return measure(times, [&](std::int64_t) {
        c::check(sqlite3_bind_double(pairs, 1, join_above));
        return digest(c::all<named_value>(pairs));
    });
}

const workload join{"join", varve_join, c_join};

}  // namespace benchmark
