#include <varve/backend/sqlite/options.hpp>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using Catch::Matchers::ContainsSubstring;
using varve::sqlite_options;

TEST_CASE("a path is taken as it stands") {
    const sqlite_options file = "some dir/metrics.db?x";
    CHECK(file.path == "some dir/metrics.db?x");
    CHECK(file.create);
    CHECK(file.foreign_keys);
    CHECK(file.busy_timeout == std::chrono::seconds{5});
    CHECK_FALSE(file.lives_in_connection());
    CHECK(sqlite_options{":memory:"}.lives_in_connection());
    CHECK(sqlite_options{"sqlite://:memory:"}.lives_in_connection());
}

TEST_CASE("a URL carries settings") {
    const auto absolute = sqlite_options::from_url("sqlite:///var/a%20b.db?mode=ro&busy_timeout=1000");
    CHECK(absolute.path == "/var/a b.db");
    CHECK(absolute.read_only);
    CHECK(absolute.busy_timeout == std::chrono::seconds{1});
    const auto relative = sqlite_options::from_url("sqlite://data/x.db?mode=rw&journal_mode=delete&synchronous=extra&foreign_keys=off&recursive_triggers=on");
    CHECK(relative.path == "data/x.db");
    CHECK_FALSE(relative.create);
    CHECK(relative.journal_mode == varve::sqlite_journal_mode::rollback);
    CHECK(relative.synchronous == varve::sqlite_synchronous::extra);
    CHECK_FALSE(relative.foreign_keys);
    CHECK(relative.recursive_triggers);
    CHECK_FALSE(absolute.recursive_triggers);
}

TEST_CASE("what is not understood is refused, and says what is") {
    CHECK_THROWS_WITH(sqlite_options::from_url("postgres://me:secret@host/db"),
                      ContainsSubstring("\"postgres\" names another engine") && !ContainsSubstring("secret"));
    CHECK_THROWS_WITH(sqlite_options::from_url("sqlite://x?tiemout=1"), ContainsSubstring("tiemout") && ContainsSubstring("busy_timeout"));
    CHECK_THROWS_AS(sqlite_options::from_url("sqlite://x?mode=write"), varve::usage_error);
    CHECK_THROWS_AS(sqlite_options::from_url("sqlite://x?busy_timeout=1s"), varve::usage_error);
    CHECK_THROWS_AS(sqlite_options::from_url("sqlite://x?busy_timeout=-1"), varve::usage_error);
    CHECK_THROWS_AS(sqlite_options::from_url("sqlite://x?mode"), varve::usage_error);
    CHECK_THROWS_AS(sqlite_options::from_url("sqlite://x%2"), varve::usage_error);
    CHECK_THROWS_AS(sqlite_options::from_url("sqlite://"), varve::usage_error);
}
