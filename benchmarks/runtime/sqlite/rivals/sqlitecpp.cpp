// SQLiteCpp: https://github.com/SRombauts/SQLiteCpp. Texts are bound without a copy, and without mutex, as its headers advise.
#include <SQLiteCpp/SQLiteCpp.h>

#include "../data.hpp"
#include "rival.hpp"

namespace benchmark {

namespace {

class store {
public:
    explicit store(const std::vector<std::string>& tables) {
        database.exec("PRAGMA foreign_keys = ON");
        for (const std::string& each : tables) database.exec(each);
    }
    SQLite::Statement prepare(const char* sql) { return {database, sql}; }

    SQLite::Database database{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX};
};

void bind(SQLite::Statement& statement, int first, const metric& row) {
    statement.bindNoCopy(first, row.name);
    if (row.dataset)
        statement.bindNoCopy(first + 1, *row.dataset);
    else
        statement.bind(first + 1);
    statement.bind(first + 2, row.value);
    statement.bind(first + 3, row.count);
}

void run(SQLite::Statement& statement) {
    statement.exec();
    statement.reset();
}

void read(const SQLite::Statement& statement, metric& row) {
    row.id = statement.getColumn(0).getInt64();
    row.name = statement.getColumn(1).getString();
    if (const SQLite::Column dataset = statement.getColumn(2); !dataset.isNull()) row.dataset = dataset.getString();
    row.value = statement.getColumn(3).getDouble();
    row.count = statement.getColumn(4).getInt64();
}
void read(const SQLite::Statement& statement, reading& row) {
    row.id = statement.getColumn(0).getInt64();
    row.metric_id = statement.getColumn(1).getInt64();
    row.value = statement.getColumn(2).getDouble();
}
void read(const SQLite::Statement& statement, named_value& row) {
    row.name = statement.getColumn(0).getString();
    row.value = statement.getColumn(1).getDouble();
}

template <class Row>
std::vector<Row> all(SQLite::Statement& statement) {
    std::vector<Row> found;
    while (statement.executeStep()) read(statement, found.emplace_back());
    statement.reset();
    return found;
}

constexpr const char* insert_text = "INSERT INTO metrics (name, dataset, value, count) VALUES (?1, ?2, ?3, ?4)";

outcome get(std::int64_t times) {
    store store{tables(usual_rows)};
    SQLite::Statement one = store.prepare("SELECT id, name, dataset, value, count FROM metrics WHERE id = ?1");
    return measure(times, [&](std::int64_t i) {
        std::optional<metric> found;
        one.bind(1, i % usual_rows + 1);
        if (one.executeStep()) read(one, found.emplace());
        one.reset();
        return digest(*found);
    });
}

outcome insert(std::int64_t times) {
    store store{tables(0)};
    SQLite::Statement one = store.prepare(insert_text);
    std::vector<metric> rows = made_metrics(times + 1);
    return measure(times, [&](std::int64_t i) {
        metric& row = rows[static_cast<std::size_t>(i)];
        SQLite::Transaction transaction{store.database};
        bind(one, 1, row);
        run(one);
        row.id = store.database.getLastInsertRowid();
        transaction.commit();
        return row.id;
    });
}

outcome bulk(std::int64_t times) {
    store store{tables(0)};
    SQLite::Statement one = store.prepare(insert_text);
    std::vector<std::vector<metric>> batches(static_cast<std::size_t>(times + 1), made_metrics(usual_rows));
    return measure(times, [&](std::int64_t i) {
        std::vector<metric>& rows = batches[static_cast<std::size_t>(i)];
        SQLite::Transaction transaction{store.database};
        for (metric& row : rows) {
            bind(one, 1, row);
            run(one);
            row.id = store.database.getLastInsertRowid();
        }
        transaction.commit();
        return rows.front().id + rows.back().id;
    });
}

outcome update(std::int64_t times) {
    store store{tables(usual_rows)};
    SQLite::Statement one = store.prepare("UPDATE metrics SET name = ?1, dataset = ?2, value = ?3, count = ?4 WHERE id = ?5");
    std::vector<metric> rows = made_metrics(usual_rows);
    return measure(times, [&](std::int64_t i) {
        const metric& row = changed(rows, i);
        bind(one, 1, row);
        one.bind(5, row.id);
        const int written = one.exec();
        one.reset();
        return static_cast<std::int64_t>(written != 0);
    });
}

outcome upsert(std::int64_t times) {
    store store{tables(usual_rows)};
    SQLite::Statement one = store.prepare(
        "INSERT INTO metrics (id, name, dataset, value, count) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO UPDATE SET "
        "name = excluded.name, dataset = excluded.dataset, value = excluded.value, count = excluded.count");
    std::vector<metric> rows = made_metrics(times + 1);
    return measure(times, [&](std::int64_t i) {
        const metric& row = old_or_new(rows, i);
        one.bind(1, row.id);
        bind(one, 2, row);
        run(one);
        return row.id;
    });
}

outcome scan(std::int64_t times) {
    store store{tables(usual_rows)};
    SQLite::Statement whole = store.prepare("SELECT id, name, dataset, value, count FROM metrics");
    return measure(times, [&](std::int64_t) { return digest(all<metric>(whole)); });
}

outcome stream(std::int64_t times) {
    store store{tables(usual_rows)};
    SQLite::Statement columns = store.prepare("SELECT count, value FROM metrics");
    return measure(times, [&](std::int64_t) {
        double sum = 0;
        while (columns.executeStep()) sum += static_cast<double>(columns.getColumn(0).getInt64()) * columns.getColumn(1).getDouble();
        columns.reset();
        return static_cast<std::int64_t>(sum);
    });
}

outcome filter(std::int64_t times) {
    store store{tables(usual_rows)};
    SQLite::Statement found = store.prepare(
        "SELECT id, name, dataset, value, count FROM metrics WHERE value > ?1 AND name = ?2 ORDER BY value DESC LIMIT ?3");
    return measure(times, [&](std::int64_t i) {
        found.bind(1, static_cast<double>(i));
        found.bindNoCopy(2, filter_name);
        found.bind(3, 10);
        return digest(all<metric>(found));
    });
}

outcome join(std::int64_t times) {
    store store{tables(usual_rows, join_children_each)};
    SQLite::Statement pairs = store.prepare(
        "SELECT metrics.name, readings.value FROM readings JOIN metrics ON readings.metric_id = metrics.id WHERE readings.value > ?1");
    return measure(times, [&](std::int64_t) {
        pairs.bind(1, join_above);
        return digest(all<named_value>(pairs));
    });
}

outcome eager(std::int64_t times) {
    store store{tables(eager_parents, eager_children_each)};
    SQLite::Statement rows = store.prepare("SELECT id, name, dataset, value, count FROM metrics ORDER BY id");
    SQLite::Statement children = store.prepare("SELECT id, metric_id, value FROM readings ORDER BY id");
    return measure(times, [&](std::int64_t) {
        std::vector<metric_with_readings> made;
        while (rows.executeStep()) read(rows, made.emplace_back().row);
        rows.reset();
        while (children.executeStep()) {
            reading each;
            read(children, each);
            if (metric_with_readings* const parent = parent_of(made, each.metric_id)) parent->readings.push_back(each);
        }
        children.reset();
        return digest(made);
    });
}

}  // namespace

const std::vector<rival_workload> sqlitecpp{{"get", get},       {"insert", insert}, {"bulk", bulk}, {"update", update}, {"upsert", upsert},
                                            {"scan", scan},     {"stream", stream}, {"filter", filter}, {"join", join}, {"eager", eager}};

}  // namespace benchmark
