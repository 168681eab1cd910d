#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "notes.hpp"

using namespace notes_test;
using varve::history_operation;

namespace {

struct ledger {
    std::string row_key{};
    std::int64_t revision{};
    std::string field{};
    varve::history_operation operation{};
    std::optional<std::string> old_value{};
    std::optional<std::string> new_value{};
    std::string actor{};
    std::chrono::sys_seconds changed_at{};
    std::string remark = "none";
    static constexpr auto facts() {
        return varve::facts(varve::table<"ledger">, varve::primary_key<&ledger::row_key, &ledger::revision, &ledger::field>);
    }
};

struct account {
    std::string owner{};
    std::int32_t number{};
    std::int64_t cents{};
    std::string memo{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&account::owner, &account::number>, varve::audited<&account::cents>.into<ledger>());
    }
};

}  // namespace

TEST_CASE("the table of a history is part of the schema") {
    const auto made = varve::models<note>::schema();
    REQUIRE(made.tables.size() == 2);
    CHECK(made.tables[1].name == "notes_history");
    CHECK(made.tables[1].columns.size() == 8);
    CHECK(made.tables[1].primary_key.columns == std::vector<std::string>{"row_key", "revision", "field"});
    CHECK(varve::models<account>::schema().tables.size() == 2);
    CHECK(varve::models<ledger, account>::schema().tables.size() == 2);
    CHECK(varve::models<ledger, account>::schema().tables[0].name == "ledger");
}

TEST_CASE("each changed field is written down, with who, when and what") {
    scene<note> here;
    auto rows = here.rows<note>("ann");
    note row{.text = "a", .weight = 0.1};
    rows.insert(row);
    here.clock.advance(seconds{1});
    rows.acting_as("ben");
    row.text = "b";
    row.weight = std::nullopt;
    row.feeling = mood::angry;
    rows.update(row);
    rows.update(row);  // nothing that is audited changes
    rows.erase(row);
    rows.restore(row.id);
    rows.purge(row.id);

    const auto entries = rows.history(row.id);
    REQUIRE(entries.size() == 10);
    CHECK(entries[0].operation == history_operation::erased);
    CHECK(entries[0].field == "feeling");
    CHECK(entries[0].old_value == "angry");
    CHECK(entries[0].new_value == std::nullopt);
    CHECK(entries[0].revision == 5);
    CHECK(entries[2].operation == history_operation::restored);
    CHECK(entries[2].old_value == "2024-10-04 00:00:01.000000");
    CHECK(entries[3].operation == history_operation::hidden);
    CHECK(entries[3].field == "deleted_at");
    CHECK(entries[4].revision == 2);
    CHECK(entries[4].actor == "ben");
    CHECK(entries[4].changed_at == start + seconds{1});
    CHECK(entries[6].field == "weight");
    CHECK(entries[6].old_value == "0.1");
    CHECK(entries[6].new_value == std::nullopt);
    CHECK(entries[9].actor == "ann");
    CHECK(entries[9].revision == 1);
    CHECK(rows.history(row.id, 3).size() == 3);
    CHECK(rows.history(row.id + 1).empty());

    note again{.id = row.id, .text = "c"};
    rows.insert(again);
    CHECK(rows.history(row.id, 1).at(0).revision == 6);
}

TEST_CASE("a row goes back to a revision, and forth again") {
    scene<note> here;
    auto rows = here.rows<note>();
    note row{.text = "one", .weight = 1e-309, .feeling = mood::angry};
    rows.insert(row);
    const note first = row;
    row.text = "two\n'\"";
    row.weight = std::nullopt;
    rows.update(row);
    const note second = row;
    rows.erase(row.id);
    rows.purge(row.id);
    CHECK_FALSE(rows.revert(row.id, 0));
    CHECK_FALSE(rows.revert(row.id, 4));  // it was gone then
    CHECK_FALSE(rows.revert(row.id, 99));
    CHECK_FALSE(rows.revert(row.id + 1, 1));

    const auto same = [](note is, const note& was) {
        return is.text == was.text && is.weight == was.weight && is.feeling == was.feeling && is.deleted_at == was.deleted_at;
    };
    CHECK(rows.revert(row.id, 1));
    REQUIRE(rows.get(row.id));
    CHECK(same(*rows.get(row.id), first));
    CHECK(rows.revert(row.id, 3));
    CHECK(rows.get(row.id) == std::nullopt);
    CHECK(rows.with_deleted().get(row.id)->deleted_at == start);
    CHECK(rows.revert(row.id, 2));
    CHECK(same(*rows.get(row.id), second));
    CHECK(rows.history(row.id, 1).at(0).revision == 7);
    CHECK(rows.revert(row.id, 5));
    CHECK(same(*rows.get(row.id), first));
}

TEST_CASE("a row goes back to what it was at a time") {
    scene<note> here;
    auto rows = here.rows<note>();
    note row{.text = "one"};
    rows.insert(row);
    for (const char* const text : {"two", "three", "four"}) {
        here.clock.advance(seconds{10});
        row.text = text;
        rows.update(row);
    }
    here.clock.advance(seconds{10});
    rows.purge(row.id);
    here.clock.advance(seconds{10});
    const auto text = [&] { return rows.get(row.id)->text; };
    CHECK_FALSE(rows.revert(row.id, start - seconds{1}));  // before its history begins
    CHECK_FALSE(rows.revert(row.id, start + seconds{45}));  // it was gone
    CHECK_FALSE(rows.get(row.id));
    CHECK(rows.revert(row.id, start + seconds{29}));
    CHECK(text() == "three");
    CHECK(rows.revert(row.id, start));
    CHECK(text() == "one");
    CHECK(rows.revert(row.id, std::chrono::floor<seconds>(start + seconds{10})));  // of a clock that counts seconds
    CHECK(text() == "two");
    CHECK(rows.revert(row.id, here.clock.now()));  // the newest change of the moment: nothing is undone
    CHECK(text() == "two");
    CHECK(rows.history(row.id, 1).at(0).old_value == "one");
}

TEST_CASE("a history goes into a model of one's own, of the fields that are named") {
    scene<account> here;
    auto rows = here.rows<account>();
    account row{.owner = "a,b", .number = 7, .cents = 5, .memo = "x"};
    rows.insert(row);
    row.cents = 6;
    row.memo = "y";
    rows.update(row);
    const auto entries = here.session.all(varve::select<ledger>());
    REQUIRE(entries.size() == 2);
    CHECK(entries[1].row_key == "a\\,b,7");
    CHECK(entries[1].field == "cents");
    CHECK(entries[1].old_value == "5");
    CHECK(entries[1].remark == "none");
    CHECK(entries[1].changed_at == start);
    CHECK(rows.history("a,b", 7).size() == 2);
    CHECK(rows.history("a,b", 7, 1).size() == 1);
    CHECK(rows.revert("a,b", 7, 1));
    CHECK(rows.get("a,b", 7)->cents == 5);
    CHECK(rows.get("a,b", 7)->memo == "y");
    rows.erase("a,b", 7);
    CHECK_FALSE(rows.revert("a,b", 7, 1));  // nobody knows its memo
    CHECK(rows.count() == 0);
}

TEST_CASE("a change that fails leaves no history, and a history that fails no change") {
    scene<note> here;
    auto rows = here.rows<note>();
    note first{.text = "a"}, second{.text = "b"};
    rows.insert(first);
    rows.insert(second);
    second.text = "a";
    CHECK_THROWS_AS(rows.update(second), varve::unique_violation);
    CHECK(second.version == 1);
    CHECK(rows.history(second.id).size() == 2);
    std::vector<note> many{{.text = "c"}, {.text = "a"}};
    CHECK_THROWS_AS(rows.insert_range(many), varve::unique_violation);
    CHECK(here.one<std::int64_t>("select count(*) from notes_history") == 4);

    here.session.execute("create trigger no_more before insert on notes_history begin select raise(abort, 'full'); end");
    second.text = "z";
    CHECK_THROWS_AS(rows.update(second), varve::error);
    CHECK(second.version == 1);
    CHECK(rows.get(second.id)->text == "b");
    CHECK_THROWS_AS(rows.erase(second), varve::error);
    CHECK(rows.count() == 2);
}

TEST_CASE("a change of a field that the model has no column for is not passed over") {
    scene<note> here;
    auto rows = here.rows<note>();
    note row{.text = "one"};
    rows.insert(row);
    row.text = "two";
    row.weight = 5;
    rows.update(row);
    here.session.execute("UPDATE notes_history SET field = 'title' WHERE field = 'text' AND revision = 2");
    CHECK_THROWS_WITH(rows.revert(row.id, 1), Catch::Matchers::ContainsSubstring("names the field title in revision 2"));
    CHECK(rows.get(row.id) == row);
    CHECK_FALSE(here.session.in_transaction());
    CHECK(rows.revert(row.id, 2));  // nothing of it is undone
    here.session.execute("UPDATE notes_history SET field = 'text' WHERE field = 'title'");
    CHECK(rows.revert(row.id, 1));
    CHECK(rows.get(row.id)->text == "one");
}

TEST_CASE("a row that was erased before a column was added comes back with the field's initializer") {
    scene<note> here;
    auto rows = here.rows<note>();
    note row{.text = "one", .feeling = mood::angry};
    rows.insert(row);
    rows.purge(row.id);
    here.session.execute("DELETE FROM notes_history WHERE field = 'feeling'");
    CHECK(rows.revert(row.id, 1));
    REQUIRE(rows.get(row.id));
    CHECK(rows.get(row.id)->text == "one");
    CHECK(rows.get(row.id)->feeling == mood{});
}

TEST_CASE("what a history cannot give back is told by its column") {
    scene<note> here;
    auto rows = here.rows<note>();
    note row{.text = "one", .weight = 1};
    rows.insert(row);
    row.feeling = mood::angry;
    rows.update(row);
    row.weight = 2;
    rows.update(row);
    here.session.execute("UPDATE notes_history SET old_value = 'heavy' WHERE field = 'weight' AND revision = 3");
    CHECK_THROWS_WITH(rows.revert(row.id, 2), Catch::Matchers::ContainsSubstring("the column weight of a history"));
    here.session.execute("UPDATE notes_history SET old_value = '1' WHERE field = 'weight' AND revision = 3");
    here.session.execute("UPDATE notes_history SET old_value = NULL WHERE field = 'feeling' AND revision = 2");
    CHECK_THROWS_WITH(rows.revert(row.id, 1), Catch::Matchers::ContainsSubstring("the column feeling of a history is NULL"));
    CHECK(rows.get(row.id) == row);
}
