#include <map>
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

namespace {

struct station {
    std::int64_t id{};
    std::string name{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&station::id>.generated()); }
};
struct sensor {
    std::int64_t id{};
    std::int64_t station_id{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&sensor::id>.generated(), varve::foreign_key<&sensor::station_id>.references<&station::id>());
    }
};
struct sample {
    std::int64_t id{};
    std::int32_t sensor_id{};
    std::optional<std::int64_t> station_id{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&sample::id>.generated(), varve::foreign_key<&sample::sensor_id>.references<&sensor::id>(),
                            varve::foreign_key<&sample::station_id>.references<&station::id>());
    }
};

// A tree, and two tables that point at each other.
struct folder {
    std::int64_t id{};
    std::optional<std::int64_t> parent{};
    std::string name{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&folder::id>.generated(), varve::foreign_key<&folder::parent>.references<&folder::id>());
    }
};
// Two foreign keys that begin with the same column.
struct task {
    std::string area{};
    std::int64_t number{};
    std::optional<std::int64_t> parent{};
    std::optional<std::int64_t> after{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&task::area, &task::number>,
                            varve::foreign_key<&task::area, &task::parent>.references<&task::area, &task::number>(),
                            varve::foreign_key<&task::area, &task::after>.references<&task::area, &task::number>());
    }
};
// What is referred to may be absent.
struct owner {
    std::int64_t id{};
    std::optional<std::string> tag{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&owner::id>.generated(), varve::unique<&owner::tag>); }
};
struct item {
    std::int64_t id{};
    std::optional<std::string> tag{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&item::id>.generated(), varve::foreign_key<&item::tag>.references<&owner::tag>());
    }
};
struct tagged {
    std::int64_t id{};
    std::string tag{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&tagged::id>.generated(), varve::foreign_key<&tagged::tag>.references<&owner::tag>());
    }
};
struct team;
struct person {
    std::string name{};
    std::optional<std::string> team_name{};
    static constexpr auto facts();
};
struct team {
    std::string name{};
    std::optional<std::string> lead{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&team::name>, varve::foreign_key<&team::lead>.references<&person::name>());
    }
};
constexpr auto person::facts() {
    return varve::facts(varve::primary_key<&person::name>, varve::foreign_key<&person::team_name>.references<&team::name>());
}
struct late {
    std::string name{};
    std::string other{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&late::name>,
                            varve::foreign_key<&late::other>.references<&late::name>().deferrable().initially_deferred());
    }
};
struct branch {
    std::int64_t id{};
    std::optional<std::int64_t> from{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&branch::id>, varve::foreign_key<&branch::from>.references<&branch::id>().on_delete(varve::cascade));
    }
};

struct dish {
    std::int64_t id{};
    std::string kitchen{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&dish::id>.generated(), varve::unique<&dish::id, &dish::kitchen>);
    }
};
struct course {
    std::int32_t number{};
    std::int64_t dish_id{};
    std::optional<std::string> kitchen{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&course::number>,
                            varve::foreign_key<&course::dish_id, &course::kitchen>.references<&dish::id, &dish::kitchen>());
    }
};

template <class... Models>
struct working : scene<Models...> {
    varve::unit_of_work<varve::sqlite> work{this->session};
    traced<varve::session<varve::sqlite>> trace{this->session};
    using scene<Models...>::one;
};

}  // namespace

TEST_CASE("parents are inserted before children and deleted behind them, in whatever order they were added") {
    working<station, sensor, sample> here;
    auto& read = here.work.add(sample{});
    auto& probe = here.work.add(sensor{});
    auto& place = here.work.add(station{.name = "hill"});
    here.work.link<&sample::sensor_id>(read, probe);
    here.work.link<&sample::station_id>(read, place);
    here.work.link<&sensor::station_id>(probe, place);
    CHECK(here.work.commit() == 3);
    CHECK(probe.station_id == place.id);
    CHECK(read.sensor_id == probe.id);
    CHECK(read.station_id == place.id);
    CHECK(here.one<std::int64_t>("SELECT count(*) FROM sample JOIN sensor ON sensor.id = sensor_id JOIN station s ON s.id = sensor.station_id") == 1);
    CHECK(here.work.commit() == 0);

    here.work.remove(place);
    here.work.remove(probe);
    here.work.remove(read);
    CHECK(here.work.commit() == 3);
    CHECK(here.one<std::int64_t>("SELECT count(*) FROM station") == 0);
}

TEST_CASE("a link to a row that is there fills the key at once; to one that is added, an update writes it") {
    working<station, sensor> here;
    auto& old = here.work.add(station{.name = "old"});
    auto& probe = here.work.add(sensor{});
    here.work.link<&sensor::station_id>(probe, old);
    here.work.commit();
    auto& moved = here.work.add(station{.name = "new"});
    here.work.link<&sensor::station_id>(probe, moved);
    const auto pending = here.work.changes();
    REQUIRE(pending.size() == 2);
    CHECK(pending[1].columns == std::vector<std::string_view>{"station_id"});
    here.work.remove(old);
    CHECK(here.work.commit() == 3);
    CHECK(probe.station_id == moved.id);
    CHECK(here.one<std::int64_t>("SELECT station_id FROM sensor") == moved.id);
    auto& another = here.work.add(sensor{});
    here.work.link<&sensor::station_id>(another, moved);
    CHECK(another.station_id == moved.id);

    auto& never = here.work.add(station{});
    here.work.link<&sensor::station_id>(another, never);
    here.work.discard(never);
    CHECK_THROWS_WITH(here.work.commit(), ContainsSubstring("linked to one that was removed or discarded"));
    here.work.link<&sensor::station_id>(another, moved);
    CHECK(here.work.commit() == 1);
}

TEST_CASE("a key too large for the field that refers to it is an error and not cut") {
    working<station, sensor, sample> here;
    here.work.add(station{.id = 1});
    auto& probe = here.work.add(sensor{.id = 5'000'000'000, .station_id = 1});
    auto& read = here.work.add(sample{});
    here.work.link<&sample::sensor_id>(read, probe);
    CHECK_THROWS_AS(here.work.commit(), varve::data_error);
    CHECK(here.one<std::int64_t>("SELECT count(*) FROM sensor") == 0);
}

TEST_CASE("a link fills every column of its key") {
    working<dish, course> here;
    auto& soup = here.work.add(dish{.kitchen = "west"});
    auto& first = here.work.add(course{.number = 1});
    here.work.link<&course::dish_id, &course::kitchen>(first, soup);
    CHECK(here.work.commit() == 2);
    CHECK(first.dish_id == soup.id);
    CHECK(first.kitchen == "west");
    CHECK(here.one<std::int64_t>("SELECT count(*) FROM course c JOIN dish d ON d.id = c.dish_id AND d.kitchen = c.kitchen") == 1);
}

TEST_CASE("the rows of a tree go in from the root, a layer in one go, and out from the leaves") {
    working<folder> here;
    std::vector<folder*> all;
    for (int i = 0; i < 40; ++i) all.push_back(&here.work.add(folder{.name = "f" + std::to_string(i)}));
    for (std::size_t i = 0; i + 1 < all.size(); ++i) here.work.link<&folder::parent>(*all[i], *all[(i + 40) / 2]);  // the last is the root
    here.work.link<&folder::parent>(*all[38], *all[39]);
    CHECK(here.work.commit() == 40);
    CHECK_FALSE(all[39]->parent.has_value());
    for (std::size_t i = 0; i + 1 < all.size(); ++i) CHECK(all[i]->parent == all[i == 38 ? 39 : (i + 40) / 2]->id);
    const std::size_t whole = here.one<std::size_t>("SELECT count(*) FROM folder a JOIN folder b ON b.id = a.parent AND b.id < a.id");
    CHECK(whole == 39);
    for (folder* const each : all) here.work.remove(*each);
    here.trace.take();
    CHECK(here.work.commit() == 40);
    CHECK(here.trace.count_beginning_with("DELETE") < 8);
    CHECK(here.one<std::int64_t>("SELECT count(*) FROM folder") == 0);
}

TEST_CASE("rows whose keys are known go in by their values") {
    working<folder> here;
    here.work.add(folder{.id = 3, .parent = 2});
    here.work.add(folder{.id = 1, .parent = 1});  // its own parent
    here.work.add(folder{.id = 2, .parent = 1});
    CHECK(here.work.commit() == 3);
    auto& unset = here.work.add(folder{.parent = 2});
    auto& other = here.work.add(folder{.parent = 2});
    CHECK(here.work.commit() == 2);
    CHECK(unset.id == 4);
    CHECK(other.id == 5);
}

TEST_CASE("tables that refer to each other are written row by row; rows that do are refused") {
    working<person, team> here;
    here.work.add(person{"Ann", "red"});
    here.work.add(team{"red", {}});
    here.work.add(person{"Ben", {}});
    here.work.add(team{"blue", "Ben"});
    CHECK(here.work.commit() == 4);
    auto& cy = here.work.add(person{"Cy", "green"});
    auto& green = here.work.add(team{"green", "Cy"});
    CHECK_THROWS_WITH(here.work.commit(), ContainsSubstring("person") && ContainsSubstring("team") && ContainsSubstring("in a circle"));
    CHECK_FALSE(here.session.in_transaction());
    green.lead.reset();
    CHECK(here.work.commit() == 2);
    green.lead = "Cy";
    CHECK(here.work.commit() == 1);
    here.work.remove(green);
    here.work.remove(cy);
    CHECK_THROWS_WITH(here.work.commit(), ContainsSubstring("removed first"));
    here.work.discard(cy);
    cy.team_name.reset();
    CHECK(here.work.commit() == 2);
    for (person& each : here.work.all<person>()) here.work.remove(each);
    for (team& each : here.work.all<team>()) here.work.remove(each);
    CHECK(here.work.commit() == 5);
}

TEST_CASE("deferred foreign keys may go in a circle, and deletions that the engine follows") {
    working<late, branch> here;
    auto& a = here.work.add(late{"a", "b"});
    auto& b = here.work.add(late{"b", "a"});
    CHECK(here.work.commit() == 2);
    here.work.remove(a);
    here.work.remove(b);
    CHECK(here.work.commit() == 2);
    CHECK(here.one<std::int64_t>("SELECT count(*) FROM late") == 0);
    here.work.add(late{"c", "none"});
    CHECK_THROWS_AS(here.work.commit(), varve::foreign_key_violation);  // by the COMMIT itself
    CHECK_FALSE(here.session.in_transaction());
    CHECK(here.work.changes().size() == 1);

    here.work.clear();
    here.session.execute("INSERT INTO branch VALUES (1, NULL), (2, 1); UPDATE branch SET \"from\" = 2 WHERE id = 1");
    for (branch& each : here.work.all<branch>()) here.work.remove(each);
    CHECK(here.work.commit() == 2);
    CHECK(here.one<std::int64_t>("SELECT count(*) FROM branch") == 0);
}

TEST_CASE("a link of a row that was removed itself holds nothing up") {
    working<station, sensor> here;
    auto& old = here.work.add(station{});
    auto& probe = here.work.add(sensor{});
    auto& other = here.work.add(sensor{});
    here.work.link<&sensor::station_id>(probe, old);
    here.work.link<&sensor::station_id>(other, old);
    CHECK(here.work.commit() == 3);
    auto& fresh = here.work.add(station{});
    here.work.link<&sensor::station_id>(probe, fresh);
    here.work.remove(probe);
    CHECK(here.work.commit() == 2);
    here.work.remove(fresh);
    CHECK(here.work.commit() == 1);

    auto& never = here.work.add(station{});
    here.work.link<&sensor::station_id>(other, never);
    here.work.remove(other);
    here.work.discard(never);
    CHECK(here.work.commit() == 1);
    CHECK(here.one<std::int64_t>("SELECT count(*) FROM sensor") == 0);
}

TEST_CASE("a link overwrites its own key, not another that begins with the same column") {
    working<task> here;
    auto& last = here.work.add(task{.area = "a", .number = 4, .after = 3});
    auto& root = here.work.add(task{.area = "a", .number = 1});
    here.work.add(task{.area = "a", .number = 2, .parent = 1});
    here.work.add(task{.area = "a", .number = 3, .parent = 2});
    here.work.link<&task::area, &task::parent>(last, root);
    CHECK(here.work.commit() == 4);
    CHECK(here.one<std::int64_t>("SELECT parent FROM task WHERE after = 3") == 1);
}

TEST_CASE("a link to a row without the value that is referred to leaves none behind") {
    working<owner, item, tagged> here;
    auto& named = here.work.add(owner{.tag = "x"});
    auto& nameless = here.work.add(owner{});
    auto& thing = here.work.add(item{});
    here.work.link<&item::tag>(thing, named);
    here.work.commit();
    CHECK(thing.tag == "x");
    here.work.link<&item::tag>(thing, nameless);
    CHECK(here.work.commit() == 1);
    CHECK(here.one<std::int64_t>("SELECT count(*) FROM item WHERE tag IS NULL") == 1);
    auto& strict = here.work.add(tagged{.tag = "x"});
    CHECK_THROWS_WITH(here.work.link<&tagged::tag>(strict, nameless), ContainsSubstring("whose referenced field is absent"));
    CHECK(strict.tag == "x");
}

TEST_CASE("what is to be removed is not linked") {
    working<station, sensor> here;
    auto& old = here.work.add(station{});
    auto& probe = here.work.add(sensor{});
    here.work.link<&sensor::station_id>(probe, old);
    here.work.commit();
    here.work.remove(probe);
    CHECK_THROWS_WITH(here.work.link<&sensor::station_id>(probe, old), ContainsSubstring("is to be removed"));
    auto& another = here.work.add(sensor{});
    here.work.remove(old);
    CHECK_THROWS_WITH(here.work.link<&sensor::station_id>(another, old), ContainsSubstring("is to be removed"));
    CHECK(another.station_id == 0);
}

TEST_CASE("a row is linked to itself once it has its key") {
    working<folder> here;
    auto& self = here.work.add(folder{.name = "self"});
    CHECK_THROWS_WITH(here.work.link<&folder::parent>(self, self), ContainsSubstring("linked to itself"));
    CHECK(here.work.commit() == 1);
    here.work.link<&folder::parent>(self, self);
    CHECK(here.work.commit() == 1);
    CHECK(here.one<std::int64_t>("SELECT count(*) FROM folder WHERE parent = id") == 1);
}
