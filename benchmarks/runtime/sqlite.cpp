// Each workload twice in one binary: through Varve, and with SQLite's C API written by hand as well as we can: prepared
// once, static bindings, a connection without mutex, rows read straight into the struct. Only the workload itself is
// counted, between CALLGRIND_TOGGLE_COLLECT.
//
//     sqlite <workload> <varve|raw|both> <times>      both: fails when the sums of the two sides differ
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>
#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else  // the sums can be compared all the same
#define CALLGRIND_TOGGLE_COLLECT static_cast<void>(0)
#endif

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/repository/repository.hpp>
#include <varve/session/database.hpp>

namespace {

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset;
    double value{};
    std::int64_t count{};

    static constexpr auto facts() {
        return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>.generated());
    }
};

using varve::col;

constexpr const char* create =
    "CREATE TABLE metrics (id INTEGER PRIMARY KEY, name TEXT NOT NULL, dataset TEXT, value REAL NOT NULL, count INTEGER NOT NULL)";
constexpr std::int64_t rows = 1000;

metric sample(std::int64_t i) {
    metric made;
    made.name = "metric_" + std::to_string(i % 97);
    if (i % 3 != 0) made.dataset = "seattle";
    made.value = static_cast<double>(i) * 0.5;
    made.count = i * 7;
    return made;
}

// What every row adds to the sum that both sides must agree on, so that neither can leave work out.
std::int64_t digest(const metric& row) {
    return row.id + static_cast<std::int64_t>(row.name.size() + row.dataset.value_or("").size()) +
           static_cast<std::int64_t>(row.value) + row.count;
}

class raw_store {
public:
    raw_store() {
        if (sqlite3_open_v2(":memory:", &db_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
            std::abort();
        execute("PRAGMA foreign_keys = ON");
        execute(create);
        insert_ = prepare("INSERT INTO metrics (name, dataset, value, count) VALUES (?1, ?2, ?3, ?4)");
        get_ = prepare("SELECT id, name, dataset, value, count FROM metrics WHERE id = ?1");
        scan_ = prepare("SELECT id, name, dataset, value, count FROM metrics");
        filter_ = prepare(
            "SELECT id, name, dataset, value, count FROM metrics WHERE value > ?1 AND name = ?2 ORDER BY value DESC LIMIT ?3");
        begin_ = prepare("BEGIN IMMEDIATE");
        commit_ = prepare("COMMIT");
    }
    raw_store(const raw_store&) = delete;
    raw_store& operator=(const raw_store&) = delete;
    ~raw_store() {
        for (sqlite3_stmt* const each : {insert_, get_, scan_, filter_, begin_, commit_}) sqlite3_finalize(each);
        sqlite3_close(db_);
    }

    template <class Body>
    void in_transaction(Body body) {
        run(begin_);
        body();
        run(commit_);
    }

    void insert(metric& row) {
        check(sqlite3_bind_text(insert_, 1, row.name.data(), static_cast<int>(row.name.size()), SQLITE_STATIC), SQLITE_OK);
        if (row.dataset)
            check(sqlite3_bind_text(insert_, 2, row.dataset->data(), static_cast<int>(row.dataset->size()), SQLITE_STATIC), SQLITE_OK);
        else
            check(sqlite3_bind_null(insert_, 2), SQLITE_OK);
        check(sqlite3_bind_double(insert_, 3, row.value), SQLITE_OK);
        check(sqlite3_bind_int64(insert_, 4, row.count), SQLITE_OK);
        run(insert_);
        row.id = sqlite3_last_insert_rowid(db_);
    }

    std::optional<metric> get(std::int64_t id) {
        std::optional<metric> found;
        check(sqlite3_bind_int64(get_, 1, id), SQLITE_OK);
        const int code = sqlite3_step(get_);
        if (code == SQLITE_ROW)
            read(get_, found.emplace());
        else
            check(code, SQLITE_DONE);
        sqlite3_reset(get_);
        return found;
    }

    std::vector<metric> scan() { return all(scan_); }

    std::vector<metric> filter(double above, const std::string& name, std::int64_t limit) {
        check(sqlite3_bind_double(filter_, 1, above), SQLITE_OK);
        check(sqlite3_bind_text(filter_, 2, name.data(), static_cast<int>(name.size()), SQLITE_STATIC), SQLITE_OK);
        check(sqlite3_bind_int64(filter_, 3, limit), SQLITE_OK);
        return all(filter_);
    }

private:
    static void check(int code, int wanted) {
        if (code != wanted) std::abort();
    }
    void execute(const char* sql) { check(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr), SQLITE_OK); }
    sqlite3_stmt* prepare(const char* sql) {
        sqlite3_stmt* made = nullptr;
        check(sqlite3_prepare_v3(db_, sql, -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr), SQLITE_OK);
        return made;
    }
    static void run(sqlite3_stmt* statement) {
        check(sqlite3_step(statement), SQLITE_DONE);
        sqlite3_reset(statement);
    }
    static void read(sqlite3_stmt* s, metric& row) {
        row.id = sqlite3_column_int64(s, 0);
        row.name.assign(reinterpret_cast<const char*>(sqlite3_column_text(s, 1)), static_cast<std::size_t>(sqlite3_column_bytes(s, 1)));
        if (sqlite3_column_type(s, 2) != SQLITE_NULL)
            row.dataset.emplace(reinterpret_cast<const char*>(sqlite3_column_text(s, 2)), static_cast<std::size_t>(sqlite3_column_bytes(s, 2)));
        row.value = sqlite3_column_double(s, 3);
        row.count = sqlite3_column_int64(s, 4);
    }
    static std::vector<metric> all(sqlite3_stmt* statement) {
        std::vector<metric> found;
        int code = 0;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) read(statement, found.emplace_back());
        check(code, SQLITE_DONE);
        sqlite3_reset(statement);
        return found;
    }

    sqlite3* db_ = nullptr;
    sqlite3_stmt *insert_ = nullptr, *get_ = nullptr, *scan_ = nullptr, *filter_ = nullptr, *begin_ = nullptr, *commit_ = nullptr;
};

class varve_store {
public:
    varve_store() { session_.execute(create); }

    template <class Body>
    void in_transaction(Body body) {
        auto open = session_.transaction();
        body();
        open.commit();
    }
    void insert(metric& row) { metrics_.insert(row); }
    std::optional<metric> get(std::int64_t id) { return metrics_.get(id); }
    std::vector<metric> scan() { return metrics_.all(); }
    std::vector<metric> filter(double above, const std::string& name, std::int64_t limit) {
        return session_.all(varve::select<metric>()
                                .where(col<&metric::value> > above && col<&metric::name> == name)
                                .order_by(varve::desc(col<&metric::value>))
                                .limit(limit));
    }

private:
    varve::database<varve::sqlite> database_{":memory:"};
    varve::session<varve::sqlite> session_ = database_.session();
    varve::repository<metric, varve::sqlite> metrics_{session_};
};

/// Counts `times` runs of one workload. The workload is chosen before: nothing but its own work is in the loop.
template <class Once>
void count(std::int64_t times, Once once) {
    CALLGRIND_TOGGLE_COLLECT;
    for (std::int64_t i = 0; i < times; ++i) once(i);
    CALLGRIND_TOGGLE_COLLECT;
}

template <class Store>
std::int64_t run_insert(std::int64_t times) {
    Store store;
    std::int64_t sum = 0;
    std::vector<metric> made;
    for (std::int64_t i = 0; i < times; ++i) made.push_back(sample(i));
    metric first = sample(0);  // uncounted, so that both sides are prepared and warm
    store.in_transaction([&] { store.insert(first); });
    count(times, [&](std::int64_t i) {
        metric& row = made[static_cast<std::size_t>(i)];
        store.in_transaction([&] { store.insert(row); });
        sum += row.id;
    });
    return sum;
}

template <class Store>
std::int64_t run_reading(std::string_view workload, std::int64_t times) {
    Store store;
    std::int64_t sum = 0;
    store.in_transaction([&] {
        for (std::int64_t i = 0; i < rows; ++i) {
            metric row = sample(i);
            store.insert(row);
        }
    });
    const std::string name = "metric_42";
    const auto measure = [&](auto once) {
        once(0);  // uncounted, so that both sides are prepared and warm
        count(times, once);
    };
    if (workload == "get") {
        measure([&](std::int64_t i) { sum += digest(*store.get(i % rows + 1)); });
    } else if (workload == "scan") {
        measure([&](std::int64_t) {
            for (const metric& row : store.scan()) sum += digest(row);
        });
    } else if (workload == "filter") {
        measure([&](std::int64_t) {
            for (const metric& row : store.filter(100.0, name, 10)) sum += digest(row);
        });
    } else {
        std::fprintf(stderr, "unknown workload\n");
        std::exit(2);
    }
    return sum;
}

template <class Store>
std::int64_t run(std::string_view workload, std::int64_t times) {
    return workload == "insert" ? run_insert<Store>(times) : run_reading<Store>(workload, times);
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) return 2;
    const std::int64_t times = std::atoll(words[3]);
    const std::string_view side = words[2];
    const std::int64_t sum = side == "raw" ? run<raw_store>(words[1], times) : run<varve_store>(words[1], times);
    std::printf("%lld\n", static_cast<long long>(sum));
    return side == "both" && sum != run<raw_store>(words[1], times) ? 1 : 0;
}
