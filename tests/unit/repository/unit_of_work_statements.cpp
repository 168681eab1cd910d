#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include <varve/backend/recording/recording.hpp>
#include <varve/repository/unit_of_work.hpp>
#include <varve/session/database.hpp>

namespace {

struct shop {
    std::int64_t id{};
    std::string name{};
    bool operator==(const shop&) const = default;
    static constexpr auto facts() { return varve::facts(varve::primary_key<&shop::id>.generated()); }
};
struct sale {
    std::int64_t id{};
    std::int64_t shop_id{};
    double price{};
    std::string note{};
    bool operator==(const sale&) const = default;
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&sale::id>.generated(), varve::foreign_key<&sale::shop_id>.references<&shop::id>());
    }
};

struct working {
    varve::recording_options options;
    varve::recording_script& script = *options.script;
    varve::database<varve::recording> database{options};
    varve::session<varve::recording> session = database.session();
    varve::unit_of_work<varve::recording> work{session};

    sale& loaded(std::int64_t id) {
        script.answer("FROM \"sale\"", {.columns = {"id", "shop_id", "price", "note"}, .rows = {{id, std::int64_t{1}, 1.0, std::string{"n"}}}});
        return work.load<sale>(id);
    }
    std::vector<std::string> texts() const {
        std::vector<std::string> found;
        for (const auto& each : script.ran) found.push_back(each.sql);
        return found;
    }
};

}  // namespace

TEST_CASE("each kind of change is prepared once, however many rows it has") {
    working here;
    for (std::int64_t id = 1; id <= 30; ++id) {
        sale& each = here.loaded(id);
        each.price += 1;
        if (id % 2 == 0) each.note = "even";
    }
    here.script.ran.clear();
    here.script.prepared = 0;
    for (int i = 0; i < 30; ++i) {
        here.script.answer("\"price\" = ?1 WHERE", {.affected = 1});
        here.script.answer("\"note\" = ?2 WHERE", {.affected = 1});
    }
    CHECK(here.work.commit() == 30);
    CHECK(here.script.ran.size() == 32);  // BEGIN and COMMIT
    CHECK(here.script.prepared == 2);
    for (int i = 1; i <= 30; ++i) CHECK(here.script.ran[static_cast<std::size_t>(i)].values.size() == (i <= 15 ? 2U : 3U));
    CHECK(here.work.commit() == 0);
    CHECK(here.script.ran.size() == 32);
}

TEST_CASE("whichever statement of a commit fails, the next commit does all of it again") {
    const auto prepare = [](working& here) {
        here.loaded(1).price = 7;
        here.work.remove(here.loaded(2));
        here.script.last_rowid = 40;
        sale& fresh = here.work.add(sale{.note = "fresh"});
        here.work.link<&sale::shop_id>(fresh, here.work.add(shop{.name = "s"}));
        here.script.ran.clear();
    };
    working whole;
    prepare(whole);
    whole.script.answer("UPDATE", {.affected = 1});
    whole.work.commit();
    const std::vector<std::string> expected = whole.texts();
    REQUIRE(expected.size() == 6);

    for (const std::string& broken : expected) {
        working here;
        prepare(here);
        const auto pending = here.work.changes();
        here.script.fail(broken, varve::system_error("no"));
        if (broken.starts_with("DELETE") || broken == "COMMIT") here.script.answer("UPDATE", {.affected = 1});
        INFO(broken);
        CHECK_THROWS_AS(here.work.commit(), varve::system_error);
        const auto still = here.work.changes();
        REQUIRE(still.size() == pending.size());
        for (std::size_t i = 0; i < still.size(); ++i) {
            CHECK(still[i].key == pending[i].key);
            CHECK(still[i].columns == pending[i].columns);
        }
        here.script.ran.clear();
        here.script.answer("UPDATE", {.affected = 1});
        CHECK(here.work.commit() == 4);
        CHECK(here.texts() == expected);
        CHECK(here.work.commit() == 0);
    }
}
