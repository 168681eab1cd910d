#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <varve/repository/unit_of_work.hpp>

#include "notes.hpp"
#include "traced.hpp"

using namespace notes_test;
using Catch::Matchers::ContainsSubstring;
using varve::col;
using statements = std::vector<std::string>;

namespace {

struct gauge {
    std::int64_t id{};
    std::string name{};
    double value{};
    std::optional<double> limit{};
    std::optional<std::string> unit{};
    double twice{};
    bool operator==(const gauge&) const = default;
    static constexpr auto facts() {
        return varve::facts(varve::table<"gauges">, varve::primary_key<&gauge::id>.generated(), varve::unique<&gauge::name>,
                            varve::generated<&gauge::twice>(col<&gauge::value> * 2.0));
    }
};

struct cell {
    std::string sheet{};
    std::int32_t number{};
    std::string text{};
    static constexpr auto facts() { return varve::facts(varve::table<"cells">, varve::primary_key<&cell::sheet, &cell::number>); }
};

struct gauges : scene<gauge, cell> {
    varve::repository<gauge, varve::sqlite> rows{session};
    varve::unit_of_work<varve::sqlite> work{session};
    traced<varve::session<varve::sqlite>> trace{session};

    gauges() {
        rows.insert_range(std::vector<gauge>{{.name = "a", .value = 1}, {.name = "b", .value = 2, .unit = "K"}, {.name = "c", .value = 3}});
        trace.take();
    }
};

}  // namespace

TEST_CASE("a row has one object, which stays where it is") {
    gauges here;
    gauge* const first = here.work.get<gauge>(1);
    REQUIRE(first != nullptr);
    CHECK(here.work.get<gauge>(1) == first);
    CHECK(&here.work.load<gauge>(1) == first);
    CHECK(here.trace.take().size() == 1);
    const auto all = here.work.all(varve::select<gauge>().order_by(col<&gauge::id>));
    REQUIRE(all.size() == 3);
    CHECK(&all[0] == first);
    first->name = "changed";
    CHECK(here.work.find<gauge>(col<&gauge::name> == "a") == first);  // the database still says so
    CHECK(here.work.where<gauge>(col<&gauge::id> < 3, varve::desc(col<&gauge::id>)).begin()->name == "b");
    CHECK(first->name == "changed");
    for (int i = 0; i < 1000; ++i) here.work.add(gauge{.name = "n" + std::to_string(i)});
    here.work.commit();
    CHECK(here.work.get<gauge>(1) == first);

    CHECK(here.work.get<gauge>(77777) == nullptr);
    CHECK(here.work.find<gauge>(col<&gauge::name> == "none") == nullptr);
    CHECK_THROWS_AS(here.work.load<gauge>(77777), varve::data_error);
}

TEST_CASE("a commit writes the columns that changed and no others, each kind of change prepared once") {
    gauges here;
    auto& a = here.work.load<gauge>(1);
    auto& b = here.work.load<gauge>(2);
    auto& c = here.work.load<gauge>(3);
    here.session.execute("UPDATE gauges SET unit = 'theirs'");
    here.trace.take();
    a.value = 10;
    b.value = 20;
    c.name = "c2";
    c.limit = 5;
    a.twice = 1e9;  // the engine's own
    CHECK(here.work.commit() == 3);
    const std::string value = R"(UPDATE "gauges" SET "value" = ?1 WHERE "id" = ?2)";
    CHECK(here.trace.take() ==
          statements{"BEGIN", value, value, R"(UPDATE "gauges" SET "name" = ?1, "limit" = ?2 WHERE "id" = ?3)", "COMMIT"});
    CHECK(here.rows.get(1) == gauge{1, "a", 10, {}, "theirs", 20});
    CHECK(here.rows.get(3) == gauge{3, "c2", 3, 5, "theirs", 6});
    here.trace.take();
    CHECK(here.work.commit() == 0);
    CHECK(here.trace.take().empty());
    c.limit.reset();
    CHECK(here.work.commit() == 1);
    CHECK(here.rows.get(3)->limit == std::nullopt);
}

TEST_CASE("values are compared by what a column keeps of them") {
    gauges here;
    auto& a = here.work.load<gauge>(1);
    a.value = 0.0;
    here.work.commit();
    a.value = -0.0;
    CHECK(here.work.changes().size() == 1);  // SQLite cannot keep it: that is for the engine to say
    CHECK_THROWS_AS(here.work.commit(), varve::data_error);
    here.work.discard(a);
    CHECK(std::string{std::signbit(a.value) ? "-" : "+"} == "+");
    CHECK(here.work.changes().empty());
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(varve::detail::same_value(nan, -nan));
    CHECK_FALSE(varve::detail::same_value(nan, 1.0));
    CHECK_FALSE(varve::detail::same_value(0.0F, -0.0F));
    CHECK_FALSE(varve::detail::same_value(std::optional<double>{}, std::optional<double>{0.0}));
    CHECK(varve::detail::same_value(std::optional<double>{nan}, std::optional<double>{nan}));
    CHECK(varve::detail::same_value(start, start));
    CHECK_FALSE(varve::detail::same_value(std::string("a\0b", 3), std::string("a\0c", 3)));
}

TEST_CASE("added objects get their keys, many in one statement, and are tracked from then on") {
    gauges here;
    auto& one = here.work.add(gauge{.name = "d"});
    CHECK(here.work.commit() == 1);
    CHECK(one.id == 4);
    CHECK(here.work.get<gauge>(4) == &one);
    one.value = 9;
    CHECK(here.work.commit() == 1);
    CHECK(here.rows.get(4)->value == 9);
    here.trace.take();

    std::vector<gauge*> many;
    for (int i = 0; i < 200; ++i) many.push_back(&here.work.add(gauge{.name = "m" + std::to_string(i)}));
    CHECK(here.work.commit() == 200);
    CHECK(here.trace.count_beginning_with("INSERT") == 4);  // of four columns 64 rows go together, and then the rest
    for (gauge* const each : many) CHECK(here.rows.get(each->id)->name == each->name);
    auto& given = here.work.add(gauge{.id = 5000, .name = "given"});
    here.work.commit();
    CHECK(given.id == 5000);
    CHECK(here.work.commit() == 0);
}

TEST_CASE("removed objects are deleted together") {
    gauges here;
    auto& fresh = here.work.add(gauge{.name = "never"});
    here.work.remove(fresh);
    CHECK(here.work.changes().empty());
    for (gauge& each : here.work.where<gauge>(col<&gauge::id> < 3)) here.work.remove(each);
    CHECK(here.work.get<gauge>(1) == nullptr);
    CHECK(here.work.all<gauge>().size() == 1);
    here.trace.take();
    CHECK(here.work.commit() == 2);
    CHECK(here.trace.count_beginning_with("DELETE") == 1);
    CHECK(here.rows.count() == 1);
    CHECK(here.work.get<gauge>(1) == nullptr);
    CHECK(here.work.commit() == 0);

    here.work.add(cell{"s", 1, "x"});
    auto& second = here.work.add(cell{"s", 2, "y"});
    here.work.commit();
    CHECK(here.work.get<cell>("s", 2) == &second);
    here.work.remove(second);
    here.session.execute("DELETE FROM cells WHERE number = 2");
    CHECK(here.work.commit() == 1);  // it was to go
    CHECK(here.one<std::int64_t>("SELECT count(*) FROM cells") == 1);
}

TEST_CASE("an object is discarded, or read again") {
    gauges here;
    auto& a = here.work.load<gauge>(1);
    a.name = "other";
    here.work.discard(a);
    CHECK(a.name == "a");
    here.work.remove(a);
    here.work.discard(a);
    CHECK(here.work.get<gauge>(1) == &a);
    here.session.execute("UPDATE gauges SET value = 7 WHERE id = 1");
    a.name = "other";
    CHECK(here.work.refresh(a));
    CHECK(a == gauge{1, "a", 7, {}, {}, 14});
    CHECK(here.work.changes().empty());
    here.session.execute("DELETE FROM gauges WHERE id = 1");
    CHECK_FALSE(here.work.refresh(a));
    CHECK_THROWS_AS(here.work.remove(a), varve::usage_error);

    auto& fresh = here.work.add(gauge{.name = "x"});
    CHECK_THROWS_AS(here.work.refresh(fresh), varve::usage_error);
    here.work.discard(fresh);
    CHECK(here.work.commit() == 0);
    gauge stray;
    CHECK_THROWS_WITH(here.work.remove(stray), ContainsSubstring("an object of gauges is not one of this unit of work"));
}

TEST_CASE("changes tells what a commit would write") {
    gauges here;
    auto& a = here.work.load<gauge>(1);
    a.limit = 3;
    a.name = "z";
    here.work.remove(here.work.load<gauge>(2));
    here.work.add(gauge{.name = "new"});
    here.work.add(cell{"a,b", 4, ""});
    here.trace.take();
    const auto found = here.work.changes();
    CHECK(here.trace.take().empty());
    REQUIRE(found.size() == 4);
    using kind = varve::pending_change::kind;
    const auto is = [&](std::size_t i, kind what, std::string_view table, std::string_view key, std::vector<std::string_view> columns) {
        return found[i].what == what && found[i].table == table && found[i].key == key && found[i].columns == columns;
    };
    CHECK(is(0, kind::insert, "gauges", "", {}));
    CHECK(is(1, kind::insert, "cells", "a\\,b,4", {}));
    CHECK(is(2, kind::update, "gauges", "1", {"name", "limit"}));
    CHECK(is(3, kind::remove, "gauges", "2", {}));
}

TEST_CASE("a commit that fails leaves the objects as they were, to be tried again") {
    gauges here;
    auto& a = here.work.load<gauge>(1);
    auto& b = here.work.load<gauge>(2);
    a.value = 100;
    b.name = "c";  // taken
    auto& fresh = here.work.add(gauge{.name = "fresh"});
    CHECK_THROWS_AS(here.work.commit(), varve::unique_violation);
    CHECK_FALSE(here.session.in_transaction());
    CHECK(fresh.id == 0);
    CHECK(here.rows.get(1)->value == 1);
    CHECK(here.rows.count() == 3);
    CHECK(here.work.changes().size() == 3);
    b.name = "b2";
    CHECK(here.work.commit() == 3);
    CHECK(fresh.id == 4);
    CHECK(here.rows.get(2)->name == "b2");
    CHECK(here.rows.get(1)->value == 100);
}

TEST_CASE("a changed row that is gone, and a changed key, are errors") {
    gauges here;
    auto& a = here.work.load<gauge>(1);
    here.session.execute("DELETE FROM gauges WHERE id = 1");
    a.value = 4;
    auto& b = here.work.load<gauge>(2);
    b.value = 5;
    try {
        here.work.commit();
        FAIL("the row is gone");
    } catch (const varve::stale_write& why) {
        CHECK(why.key() == "1");
        CHECK(why.found_version() == 0);
        CHECK_THAT(why.what(), ContainsSubstring("gauges"));
    }
    CHECK(here.rows.get(2)->value == 2);
    CHECK_FALSE(here.work.refresh(a));
    CHECK(here.work.commit() == 1);
    b.id = 9;
    CHECK_THROWS_WITH(here.work.commit(), ContainsSubstring("the key of an object of gauges was changed"));
    CHECK_FALSE(here.session.in_transaction());
}

TEST_CASE("in a transaction of the caller's a commit is a savepoint") {
    gauges here;
    {
        auto whole = here.session.transaction();
        here.work.load<gauge>(1).value = 50;
        CHECK(here.work.commit() == 1);
        CHECK(here.rows.get(1)->value == 50);
    }
    CHECK(here.rows.get(1)->value == 1);
    here.work.clear();
    CHECK(here.work.load<gauge>(1).value == 1);
}

TEST_CASE("the first row for which a condition holds is not one that is to be removed") {
    gauges here;
    here.work.remove(here.work.load<gauge>(1));
    CHECK(here.work.find<gauge>(col<&gauge::id> < 3) == &here.work.load<gauge>(2));
    CHECK(here.work.find<gauge>(col<&gauge::id> < 2) == nullptr);
    here.work.remove(here.work.load<gauge>(2));
    CHECK(here.work.find<gauge>(col<&gauge::id> < 9) == &here.work.load<gauge>(3));
}

TEST_CASE("a key that is given out again is that of the new row's object") {
    gauges here;
    auto& old = here.work.load<gauge>(3);
    here.session.execute("DELETE FROM gauges WHERE id = 3");
    auto& fresh = here.work.add(gauge{.name = "fresh", .value = 7});
    CHECK(here.work.commit() == 1);
    REQUIRE(fresh.id == old.id);
    CHECK(here.work.get<gauge>(3) == &fresh);
    old.value = 99;
    CHECK(here.work.commit() == 0);
    CHECK_THROWS_AS(here.work.remove(old), varve::usage_error);
    fresh.value = 8;
    CHECK(here.work.commit() == 1);
    CHECK(here.rows.get(3)->value == 8);

    here.session.execute("DELETE FROM gauges WHERE id = 3");
    auto& next = here.work.add(gauge{.name = "next"});
    fresh.value = 9;
    CHECK_THROWS_AS(here.work.commit(), varve::stale_write);  // not written over the new row
    here.work.discard(fresh);
    here.work.remove(fresh);
    CHECK_THROWS_AS(here.work.commit(), varve::stale_write);  // nor is that deleted
    CHECK(here.rows.count() == 2);
    here.work.discard(fresh);
    CHECK(here.work.commit() == 1);
    CHECK(next.id == 3);
    CHECK(here.rows.get(3)->name == "next");
}
