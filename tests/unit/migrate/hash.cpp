#include <catch2/catch_test_macros.hpp>

#include <varve/migrate/batch.hpp>
#include <varve/migrate/fold.hpp>
#include <varve/migrate/hash.hpp>

using namespace varve::migration;

namespace {

std::string hash(void (*up)(operations&), void (*down)(operations&) = [](operations&) {}) {
    const revision one{{.id = "1", .message = "any"}, up, down};
    return hash_of(fold({{&one}, ""}).front());
}

void make(operations& op) { op.create_table("a", {column("id", bigint())}); }

}  // namespace

TEST_CASE("the hash is of what is done, not of how it is written") {
    const std::string made = hash(make);
    CHECK(made.size() == 34);
    CHECK(made.starts_with("1:"));
    CHECK(made == hash([](operations& op) {
              const auto id = column("id", bigint()).null().not_null();
              op.create_table(std::string{"a"}, {id});
          }));
    const revision other{
        {.id = "2", .message = "another name", .proved = "x"}, make, [](operations&) {}};
    CHECK(hash_of(fold({{&other}, ""}).front()) == made);
}

TEST_CASE("every difference in what is done changes the hash") {
    const std::string made = hash(make);
    CHECK(made != hash([](operations& op) { op.create_table("b", {column("id", bigint())}); }));
    CHECK(made != hash([](operations& op) { op.create_table("a", {column("id", integer())}); }));
    CHECK(made !=
          hash([](operations& op) { op.create_table("a", {column("id", bigint()).null()}); }));
    CHECK(made != hash(make, [](operations& op) { op.drop_table("a"); }));
    CHECK(made != hash(make, nullptr));
    CHECK(made != hash([](operations&) {}));
}

TEST_CASE("the order of operations counts") {
    const auto ab = [](operations& op) {
        op.create_table("a", {column("id", bigint())});
        op.create_table("b", {column("id", bigint())});
    };
    const auto ba = [](operations& op) {
        op.create_table("b", {column("id", bigint())});
        op.create_table("a", {column("id", bigint())});
    };
    CHECK(hash(ab) != hash(ba));
}

TEST_CASE("data steps count by name and version, raw SQL by its text and effect") {
    const std::string run =
        hash([](operations& op) { op.run("fill", 1, [](varve::any_session&, batch&) {}); });
    CHECK(run == hash([](operations& op) {
              op.run("fill", 1, [](varve::any_session&, batch& rows) { rows.report(1); });
          }));
    CHECK(run !=
          hash([](operations& op) { op.run("fill", 2, [](varve::any_session&, batch&) {}); }));
    CHECK(run !=
          hash([](operations& op) { op.run("fall", 1, [](varve::any_session&, batch&) {}); }));

    const std::string raw = hash([](operations& op) { op.execute("analyze", no_schema_effect); });
    CHECK(raw != hash([](operations& op) { op.execute("vacuum", no_schema_effect); }));
    CHECK(raw !=
          hash([](operations& op) { op.execute({{"sqlite", "analyze"}}, no_schema_effect); }));
    CHECK(raw != hash([](operations& op) {
              op.execute("analyze", [](operations& effect) { make(effect); });
          }));
}

TEST_CASE("floating literals count to the last bit") {
    const std::string one = hash([](operations& op) {
        op.create_table("a", {column("x", real()).default_value(literal(0.1))});
    });
    CHECK(one != hash([](operations& op) {
              op.create_table("a",
                              {column("x", real()).default_value(literal(0.10000000000000002))});
          }));
}

TEST_CASE("a batch repeats until nothing is left, and tells") {
    std::int64_t told = 0;
    batch rows{10, [](void* to, std::int64_t count) { *static_cast<std::int64_t*>(to) = count; },
               &told};
    std::int64_t left = 25;
    CHECK(rows.repeat([&](std::int64_t size) {
        const std::int64_t now = std::min(size, left);
        left -= now;
        return now;
    }) == 25);
    CHECK(told == 25);
    CHECK(rows.done() == 25);
}
