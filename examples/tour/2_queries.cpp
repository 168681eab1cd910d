// Queries: checked by the compiler, one constant text each, every value bound.
#include <filesystem>
#include <iostream>
#include <vector>

#include <varve/backend/sqlite/sqlite.hpp>

#include "models.hpp"

using varve::col;

int main() {
    std::filesystem::remove("tour.db");
    varve::database<varve::sqlite> db{"tour.db"};
    auto session = db.session();
    varve::create_all(session, store::schema());

    // [repository]
    varve::repository<metric, varve::sqlite> metrics{session};
    metric rain{.name = "rain", .dataset = "Seattle", .value = 10.9};
    metrics.insert(rain);                                        // the generated key is written back: rain.id == 1
    std::optional<metric> again = metrics.get(rain.id);          // not found is an empty optional
    again->value = 11.2;
    metrics.update(*again);
    metrics.upsert<&metric::name, &metric::dataset, &metric::measured_at>(rain);  // by a unique fact; NULL is one value in it
    std::vector<metric> many(1000);
    for (std::size_t i = 0; i < many.size(); ++i) many[i] = {.name = "metric " + std::to_string(i), .value = static_cast<double>(i)};
    metrics.insert_range(many);                                  // many rows a statement, all or none, keys written back
    std::int64_t high = metrics.count(col<&metric::value> > 990.0);
    // [/repository]
    if (high != 9 || many.back().id != 1001) return 1;

    // [queries]
    const std::string name = "rain";
    auto warm = varve::select<metric>()
                    .where(col<&metric::value> > 5.0 && (col<&metric::name> == name || col<&metric::dataset>.is_null()))
                    .order_by(varve::desc(col<&metric::value>), col<&metric::id>)
                    .limit(10);
    for (const metric& each : session.stream(warm)) std::cout << each.name << ' ' << each.value << '\n';

    struct summary { std::optional<std::string> dataset; std::int64_t rows; double mean; };  // any plain struct is a row
    auto by_dataset = session.all(varve::select<summary>(col<&metric::dataset>, varve::count(), varve::avg(col<&metric::value>))
                                      .from<metric>()
                                      .group_by(col<&metric::dataset>)
                                      .having(varve::count() > 0));

    std::vector<std::int64_t> wanted{1, 2, 3};
    auto some = session.all(varve::select<metric>().where(col<&metric::id>.in(wanted)));  // the range is one parameter

    session.run(varve::update<metric>().set(varve::set<&metric::value>(col<&metric::value> * 2.0)).where(col<&metric::id> == 1));
    session.run(varve::erase<metric>().where(col<&metric::name>.like("metric 99%")));

    auto own_sql = session.all(varve::raw<summary>("select dataset, count(*), avg(value) from metrics where value > ?1 group by 1", 20.0));
    std::cout << varve::sql_of<varve::sqlite>(warm) << '\n';      // the constant text it runs as
    // [/queries]
    if (by_dataset.size() != 2 || some.size() != 3 || own_sql.size() != 2) return 1;

    // [transactions]
    {
        auto all = session.transaction();                        // undone unless committed
        metrics.erase(rain.id);
        {
            auto part = session.transaction();                   // nested: a savepoint
            metrics.erase_where(col<&metric::value> > 500.0);
        }                                                        // not committed: only this part is undone
        all.commit();
    }
    db.transact([](varve::session<varve::sqlite>& retried) {     // again when another writer was in the way
        varve::repository<metric, varve::sqlite>{retried}.insert({.name = "wind", .value = 4.7});
    });
    // [/transactions]

    // [errors]
    try {
        varve::repository<reading, varve::sqlite>{session}.insert({.metric_id = 4711, .value = 1.0});
    } catch (const varve::foreign_key_violation& why) {          // one family, by SQLSTATE class: varve::error catches all
        std::cout << why.sqlstate() << ' ' << why.what() << '\n';
    }
    // [/errors]
}
