// SOCI: https://soci.sourceforge.net/doc/release/4.0. Statements are prepared once, over variables that are bound by use() and
// into(); optional values by indicators; many rows by its bulk operations, on vectors of columns.
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "../data.hpp"
#include "rival.hpp"

namespace benchmark {

namespace {

class store {
public:
    explicit store(const std::vector<std::string>& tables) {
        session << "PRAGMA foreign_keys = ON";
        for (const std::string& each : tables) session << each;
    }

    std::int64_t last_id() {
        long long id = 0;
        session.get_last_insert_id("metrics", id);
        return id;
    }

    ::soci::session session{::soci::sqlite3, "db=:memory:"};
};

// The variables that a statement is bound to: one row.
struct bound_metric {
    metric row;
    std::string dataset;
    ::soci::indicator has_dataset = ::soci::i_null;

    void set(const metric& from) {
        row.id = from.id;
        row.name = from.name;
        has_dataset = from.dataset ? ::soci::i_ok : ::soci::i_null;
        if (from.dataset) dataset = *from.dataset;
        row.value = from.value;
        row.count = from.count;
    }
    metric taken() const {
        metric made = row;
        if (has_dataset == ::soci::i_ok) made.dataset = dataset;
        return made;
    }
};

::soci::statement prepare_insert(store& store, bound_metric& bound) {
    return (store.session.prepare << "INSERT INTO metrics (name, dataset, value, count) VALUES (:name, :dataset, :value, :count)",
            ::soci::use(bound.row.name), ::soci::use(bound.dataset, bound.has_dataset), ::soci::use(bound.row.value), ::soci::use(bound.row.count));
}

template <class Statement>
::soci::statement with_metric(Statement&& statement, bound_metric& bound) {
    return (std::forward<Statement>(statement), ::soci::into(bound.row.id), ::soci::into(bound.row.name),
            ::soci::into(bound.dataset, bound.has_dataset), ::soci::into(bound.row.value), ::soci::into(bound.row.count));
}

std::vector<metric> all(::soci::statement& statement, const bound_metric& bound) {
    std::vector<metric> found;
    statement.execute();
    while (statement.fetch()) found.push_back(bound.taken());
    return found;
}

outcome get(std::int64_t times) {
    store store{tables(usual_rows)};
    std::int64_t id = 0;
    bound_metric bound;
    ::soci::statement one = with_metric(
        (store.session.prepare << "SELECT id, name, dataset, value, count FROM metrics WHERE id = :id", ::soci::use(id)), bound);
    return measure(times, [&](std::int64_t i) {
        id = i % usual_rows + 1;
        std::optional<metric> found;
        if (one.execute(true)) found = bound.taken();
        return digest(*found);
    });
}

outcome insert(std::int64_t times) {
    store store{tables(0)};
    bound_metric bound;
    ::soci::statement one = prepare_insert(store, bound);
    std::vector<metric> rows = made_metrics(times + 1);
    return measure(times, [&](std::int64_t i) {
        metric& row = rows[static_cast<std::size_t>(i)];
        ::soci::transaction transaction{store.session};
        bound.set(row);
        one.execute(true);
        row.id = store.last_id();
        transaction.commit();
        return row.id;
    });
}

outcome bulk(std::int64_t times) {
    store store{tables(0)};
    constexpr std::size_t size = usual_rows;
    std::vector<std::string> names(size), datasets(size);
    std::vector<::soci::indicator> has_dataset(size);
    std::vector<double> values(size);
    std::vector<long long> counts(size);
    ::soci::statement many =
        (store.session.prepare << "INSERT INTO metrics (name, dataset, value, count) VALUES (:name, :dataset, :value, :count)",
         ::soci::use(names), ::soci::use(datasets, has_dataset), ::soci::use(values), ::soci::use(counts));
    std::vector<std::vector<metric>> batches(static_cast<std::size_t>(times + 1), made_metrics(usual_rows));
    return measure(times, [&](std::int64_t i) {
        std::vector<metric>& rows = batches[static_cast<std::size_t>(i)];
        ::soci::transaction transaction{store.session};
        for (std::size_t at = 0; at < size; ++at) {
            names[at] = rows[at].name;
            has_dataset[at] = rows[at].dataset ? ::soci::i_ok : ::soci::i_null;
            if (rows[at].dataset) datasets[at] = *rows[at].dataset;
            values[at] = rows[at].value;
            counts[at] = rows[at].count;
        }
        many.execute(true);
        std::int64_t id = store.last_id() - usual_rows;
        for (metric& row : rows) row.id = ++id;
        transaction.commit();
        return rows.front().id + rows.back().id;
    });
}

outcome update(std::int64_t times) {
    store store{tables(usual_rows)};
    bound_metric bound;
    ::soci::statement one =
        (store.session.prepare << "UPDATE metrics SET name = :name, dataset = :dataset, value = :value, count = :count WHERE id = :id",
         ::soci::use(bound.row.name), ::soci::use(bound.dataset, bound.has_dataset), ::soci::use(bound.row.value), ::soci::use(bound.row.count),
         ::soci::use(bound.row.id));
    std::vector<metric> rows = made_metrics(usual_rows);
    return measure(times, [&](std::int64_t i) {
        bound.set(changed(rows, i));
        one.execute(true);
        return static_cast<std::int64_t>(one.get_affected_rows() != 0);
    });
}

outcome upsert(std::int64_t times) {
    store store{tables(usual_rows)};
    bound_metric bound;
    ::soci::statement one =
        (store.session.prepare << "INSERT INTO metrics (id, name, dataset, value, count) VALUES (:id, :name, :dataset, :value, :count) "
                                  "ON CONFLICT (id) DO UPDATE SET name = excluded.name, dataset = excluded.dataset, value = excluded.value, "
                                  "count = excluded.count",
         ::soci::use(bound.row.id), ::soci::use(bound.row.name), ::soci::use(bound.dataset, bound.has_dataset), ::soci::use(bound.row.value),
         ::soci::use(bound.row.count));
    std::vector<metric> rows = made_metrics(times + 1);
    return measure(times, [&](std::int64_t i) {
        bound.set(old_or_new(rows, i));
        one.execute(true);
        return bound.row.id;
    });
}

outcome scan(std::int64_t times) {
    store store{tables(usual_rows)};
    bound_metric bound;
    ::soci::statement whole = with_metric((store.session.prepare << "SELECT id, name, dataset, value, count FROM metrics"), bound);
    return measure(times, [&](std::int64_t) { return digest(all(whole, bound)); });
}

outcome stream(std::int64_t times) {
    store store{tables(usual_rows)};
    sample row;
    ::soci::statement columns =
        (store.session.prepare << "SELECT count, value FROM metrics", ::soci::into(row.count), ::soci::into(row.value));
    return measure(times, [&](std::int64_t) {
        double sum = 0;
        columns.execute();
        while (columns.fetch()) sum += static_cast<double>(row.count) * row.value;
        return static_cast<std::int64_t>(sum);
    });
}

outcome filter(std::int64_t times) {
    store store{tables(usual_rows)};
    double above = 0;
    const int limit = 10;
    bound_metric bound;
    ::soci::statement found = with_metric(
        (store.session.prepare
             << "SELECT id, name, dataset, value, count FROM metrics WHERE value > :above AND name = :name ORDER BY value DESC LIMIT :limit",
         ::soci::use(above), ::soci::use(filter_name), ::soci::use(limit)),
        bound);
    return measure(times, [&](std::int64_t i) {
        above = static_cast<double>(i);
        return digest(all(found, bound));
    });
}

outcome join(std::int64_t times) {
    store store{tables(usual_rows, join_children_each)};
    named_value row;
    ::soci::statement pairs =
        (store.session.prepare << "SELECT metrics.name, readings.value FROM readings JOIN metrics ON readings.metric_id = metrics.id "
                                  "WHERE readings.value > :above",
         ::soci::use(join_above), ::soci::into(row.name), ::soci::into(row.value));
    return measure(times, [&](std::int64_t) {
        std::vector<named_value> found;
        pairs.execute();
        while (pairs.fetch()) found.push_back(row);
        return digest(found);
    });
}

outcome eager(std::int64_t times) {
    store store{tables(eager_parents, eager_children_each)};
    bound_metric bound;
    reading child;
    ::soci::statement rows = with_metric((store.session.prepare << "SELECT id, name, dataset, value, count FROM metrics ORDER BY id"), bound);
    ::soci::statement children = (store.session.prepare << "SELECT id, metric_id, value FROM readings ORDER BY id", ::soci::into(child.id),
                                  ::soci::into(child.metric_id), ::soci::into(child.value));
    return measure(times, [&](std::int64_t) {
        std::vector<metric_with_readings> made;
        rows.execute();
        while (rows.fetch()) made.emplace_back().row = bound.taken();
        children.execute();
        while (children.fetch())
            if (metric_with_readings* const parent = parent_of(made, child.metric_id)) parent->readings.push_back(child);
        return digest(made);
    });
}

}  // namespace

const std::vector<rival_workload> soci{{"get", get},   {"insert", insert}, {"bulk", bulk},     {"update", update}, {"upsert", upsert},
                                       {"scan", scan}, {"stream", stream}, {"filter", filter}, {"join", join},     {"eager", eager}};

}  // namespace benchmark
