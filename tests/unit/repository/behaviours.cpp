#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "notes.hpp"

using namespace notes_test;
using Catch::Matchers::ContainsSubstring;
using varve::col;

namespace {

struct stamped {
    std::int64_t id{};
    std::string text{};
    std::chrono::sys_seconds made{};
    std::optional<varve::timestamp> changed{};
    static constexpr auto facts() { return varve::facts(varve::timestamps<&stamped::made, &stamped::changed>); }
};

struct counted {
    std::string left{};
    std::int32_t right{};
    std::string text{};
    std::int32_t version{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&counted::left, &counted::right>, varve::versioned<&counted::version>);
    }
};

struct fading {
    std::int64_t id{};
    std::optional<varve::timestamp> seen{};
    static constexpr auto facts() { return varve::facts(varve::retained<&fading::seen>(std::chrono::hours{1})); }
};

struct marked {
    std::int64_t id{};
    std::string text{};
    std::optional<varve::timestamp> gone{};
    static constexpr auto facts() { return varve::facts(varve::soft_deleted<&marked::gone>); }
};

}  // namespace

TEST_CASE("timestamps are set at insert and update, and no update changes the first") {
    scene<stamped> here;
    auto rows = here.rows<stamped>();
    here.clock.set(start + std::chrono::microseconds{1'500'000});
    stamped row{.text = "a"};
    rows.insert(row);
    CHECK(row.made == start + seconds{1});  // rounded down to what the field can hold
    CHECK(row.changed == here.clock.now());
    here.clock.advance(seconds{10});
    row.made = {};
    CHECK(rows.update(row));
    const auto found = rows.get(row.id);
    CHECK(found->made == start + seconds{1});
    CHECK(found->changed == here.clock.now());
    CHECK(row.changed == here.clock.now());

    const stamped constant{.id = row.id, .text = "b"};
    here.clock.advance(seconds{1});
    CHECK(rows.update(constant));
    CHECK(rows.get(row.id)->changed == here.clock.now());

    row.id = 99;
    const auto before = row.changed;
    here.clock.advance(seconds{1});
    CHECK_FALSE(rows.update(row));
    CHECK(row.changed == before);
}

TEST_CASE("timestamps come from the computer's clock unless another is given") {
    scene<stamped> here;
    varve::repository<stamped, varve::sqlite> rows{here.session};
    stamped row;
    const auto before = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    rows.insert(row);
    CHECK(row.changed >= before);
    CHECK(row.changed <= std::chrono::system_clock::now());
}

TEST_CASE("rows inserted together are stamped, whether they can be written or not") {
    scene<note> here;
    auto rows = here.rows<note>();
    std::vector<note> many(300);
    for (std::size_t i = 0; i < many.size(); ++i) many[i].text = "n" + std::to_string(i);
    CHECK(rows.insert_range(many) == 300);
    CHECK(many[299].id == 300);
    CHECK(many[299].version == 1);
    CHECK(rows.get(300) == many[299]);
    const std::vector<note> constant{{.text = "x"}, {.text = "y"}};
    CHECK(rows.insert_range(constant) == 2);
    CHECK(rows.find(col<&note::text> == "y")->created_at == start);
    CHECK(rows.history(302).size() == 2);
}

TEST_CASE("softly erased rows are left out of everything but with_deleted") {
    scene<marked> here;
    auto rows = here.rows<marked>();
    std::vector<marked> many{{.text = "a"}, {.text = "b"}, {.text = "c"}};
    rows.insert_range(many);
    CHECK(rows.erase(1));
    CHECK_FALSE(rows.erase(1));
    CHECK(rows.get(1) == std::nullopt);
    CHECK(rows.find(col<&marked::text> == "a") == std::nullopt);
    CHECK(rows.where(col<&marked::id> < 3).size() == 1);
    CHECK(rows.all().size() == 2);
    CHECK(rows.count() == 2);
    CHECK(rows.count(col<&marked::text> == "a") == 0);
    CHECK_FALSE(rows.exists(col<&marked::text> == "a"));
    CHECK_FALSE(rows.update(many[0]));
    int streamed = 0;
    for (const marked& each : rows.stream()) streamed += each.id > 1 ? 1 : 100;
    for (const marked& each : rows.stream(col<&marked::id> <= 2)) streamed += each.id > 1 ? 1 : 100;
    CHECK(streamed == 3);
    CHECK(here.one<std::int64_t>("select count(*) from marked where gone is not null") == 1);

    auto all = rows.with_deleted();
    CHECK(all.get(1)->gone == start);
    CHECK(all.count() == 3);
    CHECK(all.exists(col<&marked::text> == "a"));
    CHECK(all.update(marked{.id = 1, .text = "A"}));
    CHECK(all.get(1)->gone == start);  // writing a row does not bring it back

    CHECK(rows.restore(1));
    CHECK_FALSE(rows.restore(1));
    CHECK(rows.get(1)->text == "A");
    CHECK(rows.erase(many[1]));
    CHECK(rows.erase_where(col<&marked::id> > 0) == 2);
    CHECK(rows.count() == 0);
    CHECK(all.count() == 3);
    CHECK(rows.purge(2));
    CHECK_FALSE(rows.purge(2));
    CHECK(here.one<std::int64_t>("select count(*) from marked") == 2);
}

TEST_CASE("a stale write throws, with both versions and the key, and changes nothing") {
    scene<counted> here;
    auto rows = here.rows<counted>();
    counted mine{.left = "a,b", .right = 2, .text = "first", .version = 77};
    rows.insert(mine);
    CHECK(mine.version == 1);
    counted theirs = *rows.get("a,b", 2);
    theirs.text = "theirs";
    CHECK(rows.update(theirs));
    CHECK(rows.update(theirs));
    CHECK(theirs.version == 3);
    mine.text = "mine";
    try {
        rows.update(mine);
        FAIL("a stale write went through");
    } catch (const varve::stale_write& why) {
        CHECK(why.key() == "a\\,b,2");
        CHECK(why.expected_version() == 1);
        CHECK(why.found_version() == 3);
        CHECK_THAT(why.what(), ContainsSubstring("counted") && !ContainsSubstring("a,b"));
    }
    CHECK(mine.version == 1);
    CHECK(rows.get("a,b", 2)->text == "theirs");
    CHECK_THROWS_AS(rows.erase(mine), varve::stale_write);
    CHECK(rows.count() == 1);
    CHECK(rows.erase(theirs));
    CHECK_FALSE(rows.update(theirs));
    CHECK_FALSE(rows.erase(theirs));
}

TEST_CASE("rows expire by their retention") {
    scene<fading> here;
    auto rows = here.rows<fading>();
    for (const int minutes : {0, 30, 60, 61, 90})
        rows.insert(fading{.seen = start - std::chrono::minutes{minutes}});
    rows.insert(fading{});
    CHECK(rows.expire() == 2);
    CHECK(rows.count() == 4);
    CHECK(rows.expire(start + std::chrono::minutes{31}) == 2);
    here.clock.advance(days{1000});
    CHECK(rows.expire() == 1);
    CHECK(rows.all()[0].seen == std::nullopt);
}

TEST_CASE("behaviours compose") {
    scene<note> here;
    auto rows = here.rows<note>();
    note row{.text = "a", .weight = 1.5};
    rows.insert(row);
    here.clock.advance(seconds{5});
    row.text = "b";
    CHECK(rows.update(row));
    CHECK(rows.get(row.id) == row);
    CHECK(row.version == 2);
    CHECK(row.updated_at == start + seconds{5});
    here.clock.advance(seconds{5});
    CHECK(rows.erase(row));
    CHECK_THROWS_AS(rows.with_deleted().update(row), varve::stale_write);
    CHECK_FALSE(rows.update(row));
    const auto erased = rows.with_deleted().get(row.id);
    CHECK(erased->version == 3);
    CHECK(erased->deleted_at == start + seconds{10});
    CHECK(erased->updated_at == start + seconds{10});
    CHECK(rows.restore(row.id));
    CHECK(rows.get(row.id)->version == 4);
    CHECK(rows.erase_where(col<&note::text> == "b") == 1);
    CHECK(rows.with_deleted().get(row.id)->version == 5);
    here.clock.advance(days{31});
    CHECK(rows.expire() == 1);
    CHECK(rows.with_deleted().count() == 0);
    CHECK(rows.history(row.id).size() == 11);
}
