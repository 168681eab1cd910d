#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <varve/migrate/fold.hpp>

using namespace varve::migration;
using Catch::Matchers::ContainsSubstring;

namespace {

const revision first{{.id = "1", .message = "create a"},
                     [](operations& op) { op.create_table("a", {column("id", bigint())}); },
                     [](operations& op) { op.drop_table("a"); }};
const revision left{{.id = "2", .after = {"1"}, .message = "add a.left"},
                    [](operations& op) { op.add_column("a", column("left", text()).null()); },
                    [](operations& op) { op.drop_column("a", "left"); }};
const revision right{{.id = "3", .after = {"1"}, .message = "add a.right"},
                     [](operations& op) { op.add_column("a", column("right", text()).null()); },
                     [](operations& op) { op.drop_column("a", "right"); }};
const revision merged{{.id = "4", .after = {"2", "3"}, .message = "merge"},
                      [](operations& op) { op.create_index("a", "ix", {"left", "right"}); },
                      [](operations& op) { op.drop_index("a", "ix"); }};

std::vector<std::string> columns(const layer& of) {
    std::vector<std::string> out;
    for (const auto& each : of.result.find_table("a")->columns) out.push_back(each.name);
    return out;
}

}  // namespace

TEST_CASE("the schema at a revision is the fold of what it follows") {
    const std::vector<layer> layers = fold({{&merged, &right, &left, &first}});
    REQUIRE(layers.size() == 4);
    CHECK(columns(layers[0]) == std::vector<std::string>{"id"});
    CHECK(columns(layers[1]) == std::vector<std::string>{"id", "left"});
    CHECK(columns(layers[2]) == std::vector<std::string>{"id", "right"});
    CHECK(columns(layers[3]) == std::vector<std::string>{"id", "left", "right"});
    CHECK(layers[3].result.find_table("a")->indexes.size() == 1);
    CHECK(schema_of(layers) == layers[3].result);
}

TEST_CASE("down is written down from where up ended, and leads back") {
    const std::vector<layer> layers = fold({{&first, &left}});
    varve::schema::schema state = layers[1].result;
    apply_steps(state, layers[1].down);
    CHECK(state == layers[0].result);
    apply_steps(state, layers[0].down);
    CHECK(state.tables.empty());
}

TEST_CASE("an operation that does not fit names its revision and direction") {
    const revision wrong{{.id = "2", .after = {"1"}, .message = "wrong"},
                         [](operations& op) { op.drop_column("a", "nope"); },
                         nullptr};
    CHECK_THROWS_WITH(fold({{&first, &wrong}}),
                      ContainsSubstring("revision 2 (wrong), upgrade: drop_column") &&
                          ContainsSubstring("\"nope\""));
    const revision back{{.id = "2", .after = {"1"}, .message = "back"},
                        [](operations&) {},
                        [](operations& op) { op.drop_table("b"); }};
    CHECK_THROWS_WITH(fold({{&first, &back}}),
                      ContainsSubstring("revision 2 (back), downgrade: drop_table"));
}

TEST_CASE("a revision without a downgrade says so") {
    const revision one_way{{.id = "1", .message = "one way"}, [](operations&) {}, nullptr};
    CHECK_FALSE(fold({{&one_way}}).front().reversible);
    CHECK(fold({{&first}}).front().reversible);
}
