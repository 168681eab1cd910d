// Several tables in one query, and behaviours that are facts of a model.
#include <chrono>
#include <iostream>
#include <string>
#include <tuple>
#include <vector>

#include <varve/backend/sqlite/sqlite.hpp>

#include "models.hpp"

using varve::col;

// [behaviours]
struct note {
    std::int64_t                    id{};
    std::string                     text;
    std::int64_t                    version{};
    varve::timestamp                created_at{}, updated_at{};
    std::optional<varve::timestamp> deleted_at{};

    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&note::id>.generated(),
                            varve::timestamps<&note::created_at, &note::updated_at>,  // set by the repository
                            varve::soft_deleted<&note::deleted_at>,                   // erase() hides a row, purge() deletes it
                            varve::versioned<&note::version>,                         // a stale write is an error
                            varve::audited<>);                                        // every change goes to note_history
    }
};
// [/behaviours]

int main() {
    varve::database<varve::sqlite> db{":memory:"};
    auto session = db.session();
    varve::create_all(session, varve::models<metric, reading, note>::schema());
    varve::repository<metric, varve::sqlite> metrics{session};
    varve::repository<reading, varve::sqlite> readings{session};
    metric rain = metrics.insert({.name = "rain", .dataset = "Seattle", .value = 10.9});
    metrics.insert({.name = "wind", .value = 4.7});
    readings.insert({.metric_id = rain.id, .value = 1.5});
    readings.insert({.metric_id = rain.id, .value = 2.5});

    // [joins]
    // Along the declared foreign key; the outer side may be absent, and says so in its type.
    std::vector<std::tuple<metric, std::optional<reading>>> pairs =
        session.all(varve::select<metric, reading>().left_join<&reading::metric_id>());

    struct total { std::string name; std::int64_t readings; std::optional<double> highest; };
    auto totals = session.all(varve::select<total>(col<&metric::name>, varve::count(col<&reading::id>), varve::max(col<&reading::value>))
                                  .from<metric>()
                                  .left_join<&reading::metric_id>()
                                  .group_by(col<&metric::name>));

    auto quiet = session.all(varve::select<metric>().where(!varve::exists(
        varve::select<reading>().where(col<&reading::metric_id> == varve::outer(col<&metric::id>)))));

    // With what belongs to it: one query for the metrics, one for all their readings.
    for (auto& [each, its_readings] : metrics.with<&reading::metric_id>().all())
        std::cout << each.name << ": " << its_readings.size() << " readings\n";
    // [/joins]
    if (pairs.size() != 3 || totals.size() != 2 || quiet.size() != 1) return 1;

    // [history]
    varve::repository<note, varve::sqlite> notes{session, {.actor = "jan"}};
    note first = notes.insert({.text = "rain gauge moved"});
    note same = *notes.get(first.id);
    first.text = "rain gauge moved to the roof";
    notes.update(first);                                         // version 2, updated_at, and a line in note_history
    try {
        notes.update(same);                                      // read before that change
    } catch (const varve::stale_write& late) {
        std::cout << "has version " << late.expected_version() << ", the row " << late.found_version() << '\n';
    }
    auto changes = notes.history(first.id);                      // field, old value, new value, actor, time
    notes.erase(first.id);                                       // hidden: get() no longer finds it
    notes.restore(first.id);
    // [/history]
    return notes.get(first.id) && !changes.empty() ? 0 : 1;
}
