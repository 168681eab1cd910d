// One column of each of two tables, along a foreign key, above a value: some hundred rows of five thousand.
#include <varve/query/join.hpp>

#include "c_api.hpp"
#include "varve_side.hpp"
#include "workloads.hpp"

namespace benchmark {

static constexpr std::int64_t readings_each = 5;
static constexpr double above = 1200.0;

static std::int64_t digest_all(const std::vector<named_value>& rows) {
    std::int64_t sum = 0;
    for (const named_value& row : rows) sum += digest(row);
    return sum;
}

static outcome varve_join(std::int64_t times) {
    session session = open(tables(usual_rows, readings_each));
    return measure(times, [&](std::int64_t) {
        return digest_all(session.all(varve::select<named_value>(col<&metric::name>, col<&reading::value>)
                                          .from<reading>()
                                          .join<&reading::metric_id>()
                                          .where(col<&reading::value> > above)));
    });
}

static outcome c_join(std::int64_t times) {
    c::database database{tables(usual_rows, readings_each)};
    sqlite3_stmt* const pairs = database.prepare(
        "SELECT metrics.name, readings.value FROM readings JOIN metrics ON readings.metric_id = metrics.id WHERE readings.value > ?1");
    return measure(times, [&](std::int64_t) {
        c::check(sqlite3_bind_double(pairs, 1, above));
        return digest_all(c::all<named_value>(pairs));
    });
}

const workload join{"join", varve_join, c_join};

}  // namespace benchmark
