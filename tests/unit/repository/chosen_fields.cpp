#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "notes.hpp"

using namespace notes_test;
using varve::col;

namespace {

struct place {
    std::int64_t id{};
    std::string name{};
    std::optional<std::string> note{};
    double value{};
    std::optional<std::string> region{};
    bool operator==(const place&) const = default;
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&place::id>.generated(),
                            varve::unique<&place::name, &place::region>.nulls_not_distinct());
    }
};

struct cell {
    std::int32_t column{};
    std::string row{};
    std::int64_t content{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&cell::column, &cell::row>); }
};

struct tag {
    std::int64_t id{};
    std::string text{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&tag::id>.generated(), varve::unique<&tag::text>); }
};

template <class Rows>
auto keys(const Rows& rows) {
    std::vector<std::int64_t> found;
    for (const auto& each : rows) found.push_back(each.id);
    return found;
}
using numbers = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("an update of chosen fields writes no others") {
    scene<place> here;
    auto rows = here.rows<place>();
    place row{.name = "a", .note = "old", .value = 1};
    rows.insert(row);
    const place changed{.id = row.id, .name = "ignored", .note = "new", .value = 2};
    CHECK(rows.update<&place::value, &place::note>(changed));
    CHECK(rows.get(row.id) == place{.id = row.id, .name = "a", .note = "new", .value = 2});
    CHECK(rows.update<&place::name>(place{.id = row.id, .name = "b"}));
    CHECK(rows.get(row.id) == place{.id = row.id, .name = "b", .note = "new", .value = 2});
    CHECK_FALSE(rows.update<&place::name>(place{.id = 77, .name = "b"}));
}

TEST_CASE("behaviours apply to an update of chosen fields") {
    scene<note> here;
    auto rows = here.rows<note>();
    note row{.text = "a", .weight = 1};
    rows.insert(row);
    here.clock.advance(seconds{1});
    row.text = "b";
    row.weight = 2;
    CHECK(rows.update<&note::weight>(row));
    CHECK(row.version == 2);
    const auto found = rows.get(row.id);
    CHECK(found->text == "a");
    CHECK(found->weight == 2.0);
    CHECK(found->updated_at == here.clock.now());
    CHECK(rows.history(row.id).size() == 4);
    CHECK(rows.history(row.id, 1).at(0).field == "weight");
    row.version = 1;
    CHECK_THROWS_AS(rows.update<&note::weight>(row), varve::stale_write);
}

TEST_CASE("rows come in the order asked for") {
    scene<place> here;
    auto rows = here.rows<place>();
    for (const double value : {3.0, 1.0, 2.0, 1.0}) rows.insert(place{.name = std::to_string(rows.count()), .value = value});
    CHECK(keys(rows.all(col<&place::value>, varve::desc(col<&place::id>))) == numbers{4, 2, 3, 1});
    CHECK(keys(rows.where(col<&place::value> < 3.0, varve::desc(col<&place::value>), col<&place::id>)) == numbers{3, 2, 4});
}

TEST_CASE("pages follow the key, whatever comes and goes") {
    scene<note> here;
    auto rows = here.rows<note>();
    std::vector<note> many(10);
    for (std::size_t i = 0; i < many.size(); ++i) many[i].text = std::to_string(i);
    rows.insert_range(many);
    CHECK(keys(rows.page(4)) == numbers{1, 2, 3, 4});
    rows.erase(1);
    rows.erase(6);
    CHECK(keys(rows.page(2)) == numbers{2, 3});
    CHECK(keys(rows.page(4, 4)) == numbers{5, 7, 8, 9});
    CHECK(keys(rows.page(9, 4)) == numbers{10});
    CHECK(rows.page(10, 4).empty());
    CHECK(keys(rows.with_deleted().page(4, 2)) == numbers{5, 6});
}

TEST_CASE("pages of a composite key") {
    scene<cell> here;
    auto rows = here.rows<cell>();
    std::vector<cell> cells;
    for (int column = 1; column <= 3; ++column)
        for (const char* row : {"a", "b", "c"}) cells.push_back({column, row, column * 10});
    rows.insert_range(cells);
    std::vector<std::string> seen;
    auto page = rows.page(2);
    while (!page.empty()) {
        for (const cell& each : page) seen.push_back(std::to_string(each.column) + each.row);
        page = rows.page(page.back().column, page.back().row, 2);
    }
    CHECK(seen == std::vector<std::string>{"1a", "1b", "1c", "2a", "2b", "2c", "3a", "3b", "3c"});
}

TEST_CASE("an upsert gives back the key of the row that stayed") {
    scene<place, tag> here;
    auto rows = here.rows<place>();
    place first{.name = "a", .value = 1};
    rows.upsert<&place::name, &place::region>(first);
    CHECK(first.id == 1);
    rows.insert(place{.name = "b"});
    place again{.name = "a", .value = 2};
    rows.upsert<&place::name, &place::region>(again);
    CHECK(again.id == 1);
    place given{.id = 50, .name = "a", .value = 3};
    CHECK(rows.upsert<&place::region, &place::name>(given).id == 1);
    CHECK(rows.get(1)->value == 3);
    const place constant{.name = "c"};
    CHECK(rows.upsert<&place::name, &place::region>(constant).id == 3);
    CHECK(rows.upsert(place{.name = "d"}).id == 4);
    CHECK(rows.upsert(place{.id = 9, .name = "e"}).id == 9);
    CHECK(rows.count() == 5);

    auto tags = here.rows<tag>();
    CHECK(tags.upsert<&tag::text>(tag{.text = "x"}).id == 1);
    CHECK(tags.upsert<&tag::text>(tag{.text = "y"}).id == 2);
    CHECK(tags.upsert<&tag::text>(tag{.text = "x"}).id == 1);  // nothing else to write
    CHECK(tags.count() == 2);
}

TEST_CASE("behaviours apply to an upsert") {
    scene<note> here;
    auto rows = here.rows<note>();
    note row{.text = "a", .weight = 1};
    rows.upsert<&note::text>(row);
    CHECK(row.version == 1);
    CHECK(rows.history(row.id).size() == 3);
    here.clock.advance(seconds{1});
    note again{.text = "a", .weight = 2};
    rows.upsert<&note::text>(again);
    CHECK(again.id == row.id);
    CHECK(again.version == 2);
    CHECK(again.created_at == start);
    CHECK(again.updated_at == start + seconds{1});
    CHECK(rows.get(row.id) == again);
    REQUIRE(rows.history(row.id).size() == 4);
    CHECK(rows.history(row.id, 1).at(0).old_value == "1");
    rows.erase(row.id);
    note third{.id = row.id, .text = "a", .weight = 3};
    rows.upsert(third);
    CHECK(third.version == 4);
    CHECK(rows.get(row.id)->weight == 3.0);  // seen again
    CHECK(rows.history(row.id, 2).at(1).field == "weight");
}

TEST_CASE("existence is asked without reading a row") {
    scene<place> here;
    auto rows = here.rows<place>();
    std::string sql;
    const auto tracer = varve::make_tracer([&](const varve::trace_event& event) { sql = event.sql; });
    here.session.trace(tracer.get());
    CHECK_FALSE(rows.exists(col<&place::name> == "a"));
    CHECK(sql == R"(SELECT 1 FROM "place" WHERE "name" = ?1 LIMIT 1)");
    rows.insert(place{.name = "a"});
    CHECK(rows.exists(col<&place::name> == "a"));
    here.session.trace(nullptr);
}

TEST_CASE("a range of keys is erased in one statement") {
    scene<place, note> here;
    auto rows = here.rows<place>();
    for (int i = 0; i < 5; ++i) rows.insert(place{.name = std::to_string(i)});
    int statements = 0;
    const auto tracer = varve::make_tracer([&](const varve::trace_event&) { ++statements; });
    here.session.trace(tracer.get());
    CHECK(rows.erase_range(numbers{1, 3, 99}) == 2);
    CHECK(statements == 1);
    here.session.trace(nullptr);
    CHECK(keys(rows.all(col<&place::id>)) == numbers{2, 4, 5});
    CHECK(rows.erase_range(numbers{}) == 0);

    auto notes = here.rows<note>();
    for (int i = 0; i < 3; ++i) notes.insert(note{.text = std::to_string(i)});
    CHECK(notes.erase_range(std::vector<int>{1, 2}) == 2);
    CHECK(notes.count() == 1);
    CHECK(notes.with_deleted().count() == 3);
    CHECK(notes.history(2, 1).at(0).operation == varve::history_operation::hidden);
}
