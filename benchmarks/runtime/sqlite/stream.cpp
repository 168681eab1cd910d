// A sum over two columns of a thousand rows, one row in memory at a time.
#include "c_api.hpp"
#include "varve_side.hpp"
#include "workloads.hpp"

namespace benchmark {

static outcome varve_stream(std::int64_t times) {
    session session = open(tables(usual_rows));
    return measure(times, [&](std::int64_t) {
        double sum = 0;
        for (const sample& row : session.stream(varve::select<sample>(col<&metric::count>, col<&metric::value>).from<metric>()))
            sum += static_cast<double>(row.count) * row.value;
        return static_cast<std::int64_t>(sum);
    });
}

static outcome c_stream(std::int64_t times) {
    c::database database{tables(usual_rows)};
    sqlite3_stmt* const columns = database.prepare("SELECT count, value FROM metrics");
    return measure(times, [&](std::int64_t) {
        double sum = 0;
        int code = 0;
        while ((code = sqlite3_step(columns)) == SQLITE_ROW)
            sum += static_cast<double>(sqlite3_column_int64(columns, 0)) * sqlite3_column_double(columns, 1);
        c::check(code, SQLITE_DONE);
        sqlite3_reset(columns);
        return static_cast<std::int64_t>(sum);
    });
}

const workload stream{"stream", varve_stream, c_stream};

}  // namespace benchmark
