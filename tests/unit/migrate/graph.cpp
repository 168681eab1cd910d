#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <varve/migrate/graph.hpp>
#include <varve/migrate/target.hpp>

using namespace varve::migration;
using Catch::Matchers::ContainsSubstring;
using names = std::vector<std::string>;

namespace {

layer make(std::string id, names after) {
    layer made;
    made.id = std::move(id);
    made.after = std::move(after);
    made.message = "does " + made.id;
    return made;
}

names ids(const std::vector<layer>& layers) {
    names out;
    for (const layer& each : layers) out.push_back(each.id);
    return out;
}

std::string failure(std::vector<layer> layers) {
    try {
        order(layers);
    } catch (const varve::migration_error& error) {
        return error.what();
    }
    return "nothing was thrown";
}

}  // namespace

TEST_CASE("the order follows the history, not the ids") {
    std::vector<layer> layers{make("3", {"1"}), make("1", {"2"}), make("2", {})};
    order(layers);
    CHECK(ids(layers) == names{"2", "1", "3"});
    CHECK(roots(layers) == names{"2"});
    CHECK(head(layers) == "3");
    CHECK(ancestors(layers, "1") == names{"2", "1"});
}

TEST_CASE("no revisions is a history too") {
    std::vector<layer> none;
    order(none);
    CHECK(head(none).empty());
    CHECK(roots(none).empty());
    CHECK(resolve(none, "head").empty());
}

TEST_CASE("a diamond has one head again, and two heads are refused") {
    std::vector<layer> layers{make("1", {}), make("2", {"1"}), make("3", {"1"})};
    order(layers);
    CHECK(heads(layers) == names{"2", "3"});
    CHECK_THROWS_WITH(head(layers),
                      ContainsSubstring("several heads: 2, 3") && ContainsSubstring("--merge"));
    layers.push_back(make("4", {"2", "3"}));
    order(layers);
    CHECK(head(layers) == "4");
    CHECK(ancestors(layers, "4") == names{"1", "2", "3", "4"});
    CHECK(ancestors(layers, "3") == names{"1", "3"});
}

TEST_CASE("a broken history says what to look at") {
    CHECK_THAT(failure({make("1", {}), make("1", {})}),
               ContainsSubstring("two revisions have the id 1"));
    CHECK_THAT(failure({make("2", {"1"})}), ContainsSubstring("2 follows 1, which does not exist"));
    CHECK_THAT(failure({make("1", {"3"}), make("2", {"1"}), make("3", {"2"})}),
               ContainsSubstring("in a circle: 1, 2, 3"));
    CHECK_THAT(failure({make("1", {"1"})}), ContainsSubstring("in a circle: 1"));
}

TEST_CASE("a target is an id, its beginning, its digits, or an end") {
    std::vector<layer> layers{make("20261101_07be", {}), make("20261120_9c41", {"20261101_07be"})};
    order(layers);
    CHECK(resolve(layers, "head") == "20261120_9c41");
    CHECK(resolve(layers, "base").empty());
    CHECK(resolve(layers, "2026112") == "20261120_9c41");
    CHECK(resolve(layers, "07be") == "20261101_07be");
    CHECK_THROWS_WITH(resolve(layers, "202611"),
                      ContainsSubstring("could be any of 20261101_07be, 20261120_9c41"));
    CHECK_THROWS_WITH(resolve(layers, "1999"), ContainsSubstring("no revision \"1999\""));
    CHECK_THROWS(resolve(layers, ""));
}

TEST_CASE("relative targets") {
    CHECK(relative_target("+2") == 2);
    CHECK(relative_target("-1") == -1);
    CHECK(relative_target("head") == 0);
    CHECK(relative_target("+x") == 0);
    CHECK(relative_target("-") == 0);
}
