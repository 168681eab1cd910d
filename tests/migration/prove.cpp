#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <varve/diff/diff.hpp>
#include <varve/migrate/generate.hpp>
#include <varve/migrate/hash.hpp>
#include <varve/migrate/prove.hpp>

#include "revisions.hpp"
#include "scene.hpp"

using namespace varve::migration;
using Catch::Matchers::ContainsSubstring;

namespace {

void prove_second(const revision& second) {
    const auto session = scene::open(":memory:");
    prove(*session, fold({{&history::first, &second}, ""}), second.header.id);
}

revision follower(void (*up)(operations&), void (*down)(operations&)) {
    return {{.id = "2", .after = {"20260101_0001"}, .message = "tested"}, up, down};
}

}  // namespace

TEST_CASE("a sound history is proved, and the user's database is not touched") {
    const scene here;
    const auto session = here.open();
    const auto layers = fold(history::all);
    for (const layer& each : layers) CHECK_NOTHROW(prove(*session, layers, each.id));
    CHECK(session->introspect() == varve::schema::schema{});
}

TEST_CASE("raw SQL that does not do what it says is not proved") {
    const revision lies = follower(
        [](operations& op) {
            op.execute("create table a (id integer)", [](operations& effect) {
                effect.create_table("b", {column("id", bigint()).null()});
            });
        },
        [](operations& op) { op.drop_table("b"); });
    CHECK_THROWS_WITH(
        prove_second(lies),
        ContainsSubstring("revision 2 (tested) does not make the schema that its operations say"));
    const revision silent = follower(
        [](operations& op) { op.execute("create table a (id integer)", no_schema_effect); },
        nullptr);
    CHECK_THROWS_WITH(prove_second(silent), ContainsSubstring("does not make the schema"));
}

TEST_CASE("a downgrade that does not lead back is not proved") {
    const revision half = follower(
        [](operations& op) {
            op.create_table("a", {column("id", bigint())});
            op.create_table("b", {column("id", bigint())});
        },
        [](operations& op) { op.drop_table("a"); });
    CHECK_THROWS_WITH(prove_second(half),
                      ContainsSubstring("do not lead back") && ContainsSubstring("table b"));
    const revision lies =
        follower([](operations& op) { op.create_table("a", {column("id", bigint())}); },
                 [](operations& op) {
                     op.execute("drop table a; create table c (id integer)",
                                [](operations& effect) { effect.drop_table("a"); });
                 });
    CHECK_THROWS_WITH(prove_second(lies), ContainsSubstring("does not lead the database back"));
}

TEST_CASE("what fails on the engine is not proved") {
    const revision broken =
        follower([](operations& op) { op.execute("create nonsense", no_schema_effect); }, nullptr);
    CHECK_THROWS_WITH(prove_second(broken), ContainsSubstring("nonsense"));
    const revision elsewhere = follower(
        [](operations& op) { op.execute({{"postgres", "select 1"}}, no_schema_effect); }, nullptr);
    CHECK_THROWS_WITH(prove_second(elsewhere), ContainsSubstring("no text for sqlite"));
}

TEST_CASE("a generated layer makes the difference happen, both ways, and is proved") {
    std::vector<layer> layers = fold({{&history::first}, ""});
    recorder wanted{layers.back().result};
    wanted.add_column("metrics", column("dataset", text()).null());
    wanted.drop_index("metrics", "ix_metrics_value");
    wanted.create_table("notes",
                        {column("id", bigint()).identity(), primary_key("pk_notes", {"id"})});
    const auto found = varve::diff(layers.back().result, wanted.state());
    REQUIRE(found.refused.empty());
    layers.push_back(generate(layers, {"20260101_0001"}, "generated", found.list));
    const std::string id = layers.back().id;
    CHECK(id.size() == 13);
    CHECK(id[8] == '_');
    const auto session = scene::open(":memory:");
    CHECK_NOTHROW(prove(*session, layers, id));
    CHECK(varve::diff(layers.back().result, wanted.state()).empty());
}

TEST_CASE("branches are merged by a revision that follows both") {
    const revision left{
        {.id = "2", .after = {"20260101_0001"}, .message = "left"},
        [](operations& op) { op.add_column("metrics", column("left_side", text()).null()); },
        [](operations& op) { op.drop_column("metrics", "left_side"); }};
    const revision right{
        {.id = "3", .after = {"20260101_0001"}, .message = "right"},
        [](operations& op) { op.add_column("metrics", column("right_side", text()).null()); },
        [](operations& op) { op.drop_column("metrics", "right_side"); }};
    const revision merged{{.id = "4", .after = {"2", "3"}, .message = "both"},
                          [](operations&) {},
                          [](operations&) {}};
    const auto session = scene::open(":memory:");
    const revision_set open{{&history::first, &left, &right}, ""};
    CHECK_THROWS_WITH(varve::migrator(*session, open).upgrade(),
                      ContainsSubstring("several heads: 2, 3"));
    CHECK(varve::migrator(*session, open).upgrade("2").size() == 2);
    const revision_set closed{{&history::first, &left, &right, &merged}, ""};
    const auto layers = fold(closed);
    CHECK_NOTHROW(prove(*session, layers, "4"));
    varve::migrator runner{*session, closed};
    CHECK(runner.upgrade() == std::vector<std::string>{"3", "4"});
    CHECK(session->introspect().find_table("metrics")->columns.size() == 5);
    CHECK(runner.downgrade("-2") == std::vector<std::string>{"4", "3"});
    CHECK(session->introspect().find_table("metrics")->columns.size() == 4);
}
