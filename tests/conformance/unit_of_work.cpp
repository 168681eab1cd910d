#include <algorithm>

#include <varve/repository/unit_of_work.hpp>

#include "bench.hpp"

using namespace varve_test;
using varve::col;

namespace {

struct depot {
    std::int64_t id{};
    std::string name{};
    std::optional<std::int64_t> above{};
    bool operator==(const depot&) const = default;
    static constexpr auto facts() {
        return varve::facts(varve::table<"depots">, varve::primary_key<&depot::id>.generated(), varve::unique<&depot::name>,
                            varve::foreign_key<&depot::above>.references<&depot::id>());
    }
};
struct parcel {
    std::string code{};
    std::int32_t number{};
    std::int64_t depot_id{};
    double weight{};
    std::optional<std::string> note{};
    std::int64_t version{};
    bool operator==(const parcel&) const = default;
    static constexpr auto facts() {
        return varve::facts(varve::table<"parcels">, varve::primary_key<&parcel::code, &parcel::number>, varve::versioned<&parcel::version>,
                            varve::foreign_key<&parcel::depot_id>.references<&depot::id>());
    }
};

template <class Tested>
struct working : bench<Tested, depot, parcel> {
    varve::unit_of_work<typename Tested::backend> work{this->session};
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("unit of work: what was added is there, in the order of foreign keys and with its keys", "[unit_of_work]",
                        tested_backends) {
    working<TestType> here;
    auto& small = here.work.add(parcel{.code = "p", .number = 1, .weight = 0.5});
    auto& north = here.work.add(depot{.name = "north"});
    auto& all = here.work.add(depot{.name = "all"});
    here.work.template link<&parcel::depot_id>(small, north);
    here.work.template link<&depot::above>(north, all);
    for (std::int32_t i = 2; i <= 300; ++i)
        here.work.template link<&parcel::depot_id>(here.work.add(parcel{.code = "p", .number = i}), all);
    CHECK(here.work.commit() == 302);
    CHECK(here.template plainly<std::string>("SELECT a.name FROM depots d JOIN depots a ON a.id = d.above JOIN parcels ON depot_id = d.id") ==
          std::vector<std::string>{"all"});
    CHECK(here.template plainly<std::int64_t>("SELECT count(*) FROM parcels JOIN depots d ON d.id = depot_id WHERE d.above IS NULL") ==
          std::vector<std::int64_t>{299});
    CHECK(here.work.template get<depot>(north.id) == &north);
    CHECK(here.template rows<depot>().get(all.id) == all);
    CHECK(here.work.commit() == 0);
}

TEMPLATE_LIST_TEST_CASE("unit of work: an update writes what changed and leaves what others wrote", "[unit_of_work]", tested_backends) {
    working<TestType> here;
    here.work.add(depot{.id = 7, .name = "seven"});
    here.work.add(parcel{.code = "a", .number = 1, .depot_id = 7, .weight = 1});
    here.work.add(parcel{.code = "a", .number = 2, .depot_id = 7, .weight = 2, .note = "n"});
    here.work.commit();
    auto& first = here.work.template load<parcel>("a", 1);
    auto& second = here.work.template load<parcel>("a", 2);
    here.session.execute("UPDATE parcels SET note = 'theirs'");
    first.weight = 10;
    second.weight = 20;
    second.note.reset();
    CHECK(here.work.commit() == 2);
    CHECK(here.template rows<parcel>().get("a", 1) == parcel{"a", 1, 7, 10, "theirs", 2});
    CHECK(here.template rows<parcel>().get("a", 2) == parcel{"a", 2, 7, 20, {}, 2});
    CHECK(second == parcel{"a", 2, 7, 20, {}, 2});
}

TEMPLATE_LIST_TEST_CASE("unit of work: a commit that fails undoes all of it, and is tried again", "[unit_of_work]", tested_backends) {
    working<TestType> here;
    auto& home = here.work.add(depot{.name = "home"});
    auto& box = here.work.add(parcel{.code = "b", .number = 1});
    here.work.template link<&parcel::depot_id>(box, home);
    here.work.commit();
    parcel theirs = *here.template rows<parcel>().get("b", 1);
    theirs.weight = 5;
    here.template rows<parcel>().update(theirs);

    box.note = "mine";
    home.name = "house";
    auto& fresh = here.work.add(depot{.name = "fresh"});
    try {
        here.work.commit();
        FAIL("the row was written by another");
    } catch (const varve::stale_write& why) {
        CHECK(why.key() == "b,1");
        CHECK(why.expected_version() == 1);
        CHECK(why.found_version() == 2);
    }
    CHECK(fresh.id == 0);
    CHECK(box.note == "mine");
    CHECK(here.template rows<depot>().count() == 1);
    CHECK(here.template rows<depot>().get(home.id)->name == "home");

    REQUIRE(here.work.refresh(box));
    CHECK(box.weight == 5);
    box.note = "mine";
    CHECK(here.work.commit() == 3);
    CHECK(here.template rows<parcel>().get("b", 1) == box);
    CHECK(here.template rows<depot>().get(fresh.id) == fresh);
}

TEMPLATE_LIST_TEST_CASE("unit of work: what was removed is gone, children first", "[unit_of_work]", tested_backends) {
    working<TestType> here;
    auto& top = here.work.add(depot{.id = 1, .name = "top"});
    auto& low = here.work.add(depot{.id = 2, .name = "low", .above = 1});
    auto& box = here.work.add(parcel{.code = "c", .number = 1, .depot_id = 2});
    here.work.add(depot{.id = 3, .name = "stays"});
    here.work.commit();
    here.work.remove(top);
    CHECK_THROWS_AS(here.work.commit(), varve::foreign_key_violation);
    CHECK(here.template rows<depot>().count() == 3);
    here.work.remove(low);
    here.work.remove(box);
    CHECK(here.work.commit() == 3);
    CHECK(here.template plainly<std::string>("SELECT name FROM depots") == std::vector<std::string>{"stays"});
    CHECK(here.template rows<parcel>().count() == 0);
}
