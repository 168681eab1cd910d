// One row by its key, into an optional.
#include <optional>

#include "c_api.hpp"
#include "varve_side.hpp"
#include "workloads.hpp"

namespace benchmark {

static outcome varve_get(std::int64_t times) {
    session session = open(tables(usual_rows));
    metrics metrics{session};
    return measure(times, [&](std::int64_t i) { return digest(*metrics.get(i % usual_rows + 1)); });
}

static outcome c_get(std::int64_t times) {
    c::database database{tables(usual_rows)};
    sqlite3_stmt* const one = database.prepare("SELECT id, name, dataset, value, count FROM metrics WHERE id = ?1");
    const auto get = [&](std::int64_t id) {
        std::optional<metric> found;
        c::check(sqlite3_bind_int64(one, 1, id));
        const int code = sqlite3_step(one);
        if (code == SQLITE_ROW)
            c::read(one, found.emplace());
        else
            c::check(code, SQLITE_DONE);
        sqlite3_reset(one);
        return found;
    };
    return measure(times, [&](std::int64_t i) { return digest(*get(i % usual_rows + 1)); });
}

const workload get{"get", varve_get, c_get};

}  // namespace benchmark
