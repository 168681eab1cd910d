#include <varve/backend/any/migrations.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <varve/backend/recording/migrations.hpp>
#include <varve/backend/sqlite/migrations.hpp>
#include <varve/migrate/create_all.hpp>
#include <varve/model/model.hpp>
#include <varve/repository/repository.hpp>
#include <varve/session/any_session_of.hpp>
#include <varve/session/database.hpp>

namespace any_test {

struct plant {
    std::int64_t id{};
    std::string name;
    std::optional<double> height{};

    static constexpr auto facts() { return varve::facts(varve::table<"plants">, varve::primary_key<&plant::id>.generated()); }
    bool operator==(const plant&) const = default;
};

}  // namespace any_test

namespace {

using any_test::plant;
using Catch::Matchers::ContainsSubstring;
using varve::col;
using either = varve::any<varve::sqlite, varve::recording>;
static_assert(varve::backend<either>);
static_assert(varve::backend<varve::any<either, varve::sqlite>>);

// What all have, and nothing that one lacks.
static_assert(either::dialect.can().returning && either::dialect.can().on_conflict);
static_assert(varve::sqlite::dialect.can().partial_indexes && !varve::recording::dialect.can().partial_indexes);
static_assert(!either::dialect.can().partial_indexes);

}  // namespace

TEST_CASE("a URL chooses the engine; what no engine takes is refused without its password") {
    CHECK(either::options::from_url("metrics.db").chosen().index() == 0);
    CHECK(either::options::from_url("sqlite:///tmp/metrics.db").chosen().index() == 0);
    CHECK(either::options::from_url("recording://").chosen().index() == 1);
    CHECK_THROWS_WITH(either::options::from_url("postgres://me:secret@host/db"),
                      ContainsSubstring("\"postgres\"") && ContainsSubstring("sqlite, recording") && !ContainsSubstring("secret"));
    CHECK_THROWS_WITH(varve::any<varve::recording>::options::from_url("metrics.db"), ContainsSubstring("a path"));
    CHECK_THROWS_AS(either::options::from_url("sqlite://x?mode=write"), varve::usage_error);
    CHECK(either::options{":memory:"}.lives_in_connection());
    CHECK_FALSE(either::options{"recording://"}.lives_in_connection());
}

TEST_CASE("the same code runs on each engine, in its own SQL") {
    const auto grow = [](varve::session<either>& session) {
        varve::repository<plant, either> plants{session};
        plant fern{.name = "fern", .height = 0.5};
        plants.insert(fern);
        plants.where(col<&plant::height> > 0.1 && col<&plant::id>.in(std::vector<std::int64_t>{1, 2}));
        for (const plant& each : session.stream(varve::select<plant>())) static_cast<void>(each);
        return fern;
    };

    SECTION("on SQLite, with rows") {
        varve::database<either> db{":memory:"};
        auto session = db.session();
        varve::create_all(session, varve::models<plant>::schema());
        plant fern = grow(session);
        CHECK(fern.id == 1);
        varve::repository<plant, either> plants{session};
        CHECK(plants.get(1) == fern);
        CHECK(plants.where(col<&plant::id>.in(std::vector<std::int64_t>{1})).size() == 1);
        CHECK(session.one(varve::raw<std::string>("select name from plants where id = ?1", 1)) == "fern");
        CHECK(session.dialect().name() == "sqlite");
        CHECK(varve::make_any_session(session)->dialect().name() == "sqlite");
        CHECK(session.introspect().find_table("plants") != nullptr);
        CHECK_THROWS_AS(plants.insert(fern), varve::unique_violation);
        CHECK_THROWS_AS(db.transact([&](auto& here) {
            varve::repository<plant, either>{here}.erase(1);
            throw varve::data_error("no");
        }),
                        varve::error);
    }
    SECTION("on the recording engine, as texts") {
        varve::recording_options options;
        varve::database<either> db{options};
        auto session = db.session();
        options.script->last_rowid = 7;
        CHECK(grow(session).id == 7);
        CHECK(session.dialect().name() == "recording");
        REQUIRE(options.script->ran.size() == 3);
        CHECK_THAT(options.script->ran[1].sql, ContainsSubstring("UNNEST"));  // where SQLite has json_each
        CHECK(options.script->ran[1].values.back() == varve::recorded_value{std::string{"{1,2}"}});
        grow(session);
        CHECK(options.script->prepared == 3);  // each once
        session.cancel_handle().cancel();
        CHECK(options.script->interrupted == 1);
        session.limit_statements(std::chrono::milliseconds{9});
        CHECK(options.script->statement_limit == 9);
    }
}

TEST_CASE("the limits of an engine that counts by itself are kept through any") {
    varve::database<either> db{":memory:", {.statement_limit = std::chrono::milliseconds{20}}};
    CHECK_THROWS_AS(db.session().execute("with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"),
                    varve::query_canceled);
}

TEST_CASE("there is no SQL for all engines at once") {
    std::string text;
    CHECK_THROWS_AS(either::dialect.append_identifier(text, "a"), varve::usage_error);
}
