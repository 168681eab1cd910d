#include <chrono>
#include <string>
#include <vector>

#include <varve/repository/manual_clock.hpp>
#include <varve/sql/types/timestamp.hpp>

#include "bench.hpp"

using namespace varve_test;
using varve::col;
using std::chrono::seconds;

namespace {

struct record {
    std::int64_t id{};
    std::string name{};
    std::optional<double> value{};
    varve::timestamp created_at{};
    varve::timestamp updated_at{};
    std::optional<varve::timestamp> deleted_at{};
    std::int64_t version{};
    bool operator==(const record&) const = default;
    static constexpr auto facts() {
        return varve::facts(varve::table<"records">, varve::primary_key<&record::id>.generated(), varve::unique<&record::name>,
                            varve::timestamps<&record::created_at, &record::updated_at>, varve::soft_deleted<&record::deleted_at>,
                            varve::versioned<&record::version>, varve::audited<>,
                            varve::retained<&record::created_at>(std::chrono::hours{24}));
    }
};

const varve::timestamp start{std::chrono::days{20000}};

template <class Tested>
struct recorded : bench<Tested, record> {
    varve::manual_clock clock{start};
    varve::repository<record, typename Tested::backend> records{this->session, {.actor = "ann", .clock = &clock}};

    std::vector<std::string> history_texts(std::int64_t id) {
        std::vector<std::string> made;
        for (const varve::history_entry& each : records.history(id))
            made.push_back(std::to_string(each.revision) + " " + each.field + ": " + each.old_value.value_or("-") + " > " +
                           each.new_value.value_or("-") + " by " + each.actor);
        return made;
    }
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("behaviours: times, versions and histories of a row's life", "[behaviours]", tested_backends) {
    recorded<TestType> here;
    record row{.name = "a", .value = 1.5};
    here.records.insert(row);
    CHECK(row.created_at == start);
    CHECK(row.version == 1);
    CHECK(here.records.get(row.id) == row);

    here.clock.advance(seconds{10});
    row.value = 2.5;
    CHECK(here.records.update(row));
    CHECK(row.version == 2);
    CHECK(here.records.get(row.id) == row);
    CHECK(row.updated_at == start + seconds{10});
    row.name = "b";
    CHECK(here.records.acting_as("ben").template update<&record::name>(row));
    CHECK(here.history_texts(row.id) == std::vector<std::string>{"3 name: a > b by ben", "2 value: 1.5 > 2.5 by ann",
                                                               "1 name: - > a by ann", "1 value: - > 1.5 by ann"});
    CHECK(here.records.history(row.id, 1).size() == 1);

    here.clock.advance(seconds{10});
    CHECK(here.records.revert(row.id, start + seconds{5}));
    CHECK(here.records.get(row.id)->name == "a");
    CHECK(here.records.get(row.id)->value == 1.5);
    CHECK(here.records.revert(row.id, 3));
    CHECK(here.records.get(row.id)->name == "b");
    CHECK(here.records.get(row.id)->version == 5);
}

TEMPLATE_LIST_TEST_CASE("behaviours: a stale write carries both versions and writes nothing, no history either", "[behaviours]",
                        tested_backends) {
    recorded<TestType> here;
    record mine{.name = "a"};
    here.records.insert(mine);
    record theirs = mine;
    theirs.value = 7;
    here.records.update(theirs);
    mine.name = "mine";
    const record before = mine;
    const auto refused = [&](auto write) {
        try {
            write();
        } catch (const varve::stale_write& why) {
            return why.expected_version() == 1 && why.found_version() == 2 && why.key() == std::to_string(mine.id);
        }
        return false;
    };
    CHECK(refused([&] { here.records.update(mine); }));
    CHECK(refused([&] { here.records.erase(mine); }));
    CHECK(mine == before);
    CHECK(here.records.get(mine.id) == theirs);
    CHECK(here.records.history(mine.id)[0].revision == 2);
    CHECK_FALSE(here.session.in_transaction());
}

TEMPLATE_LIST_TEST_CASE("behaviours: softly erased rows are hidden until they are restored, and expire like the others", "[behaviours]",
                        tested_backends) {
    recorded<TestType> here;
    std::vector<record> many(5);
    for (std::size_t i = 0; i < many.size(); ++i) many[i].name = "r" + std::to_string(i);
    CHECK(here.records.insert_range(many) == 5);
    here.clock.advance(seconds{60});
    CHECK(here.records.erase(many[0].id));
    CHECK_FALSE(here.records.erase(many[0].id));
    CHECK(here.records.erase_where(col<&record::name> == "r1" || col<&record::name> == "r0") == 1);
    CHECK(here.records.count() == 3);
    CHECK(here.records.with_deleted().count() == 5);
    CHECK_FALSE(here.records.get(many[0].id));
    CHECK_FALSE(here.records.exists(col<&record::name> == "r1"));
    CHECK(here.template plainly<std::int64_t>("SELECT count(*) FROM records WHERE deleted_at IS NOT NULL") == std::vector<std::int64_t>{2});
    CHECK(here.records.restore(many[0].id));
    CHECK(here.records.get(many[0].id)->version == 3);
    CHECK(here.records.history(many[0].id)[0].operation == varve::history_operation::restored);

    CHECK(here.records.purge(many[1].id));
    CHECK(here.records.with_deleted().count() == 4);
    CHECK_FALSE(here.records.history(many[1].id).empty());
    here.clock.advance(std::chrono::hours{24});
    record young{.name = "young"};
    here.records.insert(young);
    here.records.erase(many[2].id);
    CHECK(here.records.expire() == 4);
    CHECK(here.records.with_deleted().all() == std::vector<record>{young});
}

TEMPLATE_LIST_TEST_CASE("behaviours: an upsert counts and notes what it wrote", "[behaviours]", tested_backends) {
    recorded<TestType> here;
    record first{.name = "a", .value = 1};
    here.records.template upsert<&record::name>(first);
    CHECK(first.version == 1);
    here.clock.advance(seconds{5});
    record again{.name = "a", .value = 2};
    here.records.template upsert<&record::name>(again);
    CHECK(again.id == first.id);
    CHECK(again.version == 2);
    CHECK(again.created_at == start);
    CHECK(here.records.get(first.id) == again);
    CHECK(here.history_texts(first.id)[0] == "2 value: 1 > 2 by ann");
}
