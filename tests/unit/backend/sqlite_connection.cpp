#include <varve/backend/sqlite/migrations.hpp>

#include <csignal>
#include <sys/wait.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <support/temporary_directory.hpp>

namespace {

using Catch::Matchers::ContainsSubstring;
using std::chrono::milliseconds;
using varve::sqlite_connection;

std::string pragma(sqlite_connection& connection, const std::string& name) {
    return varve::detail::sqlite_texts(connection.native_handle(), "PRAGMA " + name).at(0);
}

}  // namespace

TEST_CASE("a file is opened with WAL and foreign keys") {
    const temporary_directory directory;
    auto connection = sqlite_connection::open(directory.file("a.db"));
    CHECK(pragma(connection, "journal_mode") == "wal");
    CHECK(pragma(connection, "synchronous") == "1");
    CHECK(pragma(connection, "foreign_keys") == "1");
    varve::sqlite_options rollback{directory.file("b.db")};
    rollback.journal_mode = varve::sqlite_journal_mode::rollback;
    auto other = sqlite_connection::open(rollback);
    CHECK(pragma(other, "journal_mode") == "delete");
    CHECK(pragma(other, "synchronous") == "2");
}

TEST_CASE("execute runs many statements, and stops at the one that fails") {
    auto connection = sqlite_connection::open(":memory:");
    connection.execute("create table t(a); -- one\n insert into t values (';'); /* two; */ insert into t values (2);");
    CHECK(pragma(connection, "page_count") == "2");
    CHECK_THROWS_AS(connection.execute("insert into t values (3); insert into nowhere values (1); insert into t values (4)"), varve::error);
    CHECK(varve::detail::sqlite_texts(connection.native_handle(), "select count(*) from t").at(0) == "3");
}

TEST_CASE("begin, commit and rollback") {
    auto connection = sqlite_connection::open(":memory:");
    connection.execute("create table t(a integer primary key)");
    for (const auto mode : {varve::transaction_mode::deferred, varve::transaction_mode::immediate}) {
        connection.begin(mode);
        CHECK(connection.in_transaction());
        connection.execute("insert into t default values");
        connection.rollback();
        CHECK_FALSE(connection.in_transaction());
    }
    CHECK_NOTHROW(connection.rollback());
    CHECK_THROWS_AS(connection.commit(), varve::transaction_rollback);
    connection.begin(varve::transaction_mode::immediate);
    connection.execute("insert into t values (42)");
    connection.commit();
    CHECK(connection.last_insert_rowid() == 42);
    CHECK(connection.is_alive());
}

TEST_CASE("reset leaves nothing of the user behind") {
    const temporary_directory directory;
    auto connection = sqlite_connection::open(directory.file("a.db"));
    connection.execute(
        "create table kept(a); pragma foreign_keys = off; pragma busy_timeout = 7; create temp table gone(a);"
        "create temp view \"gone too\" as select 1; attach ':memory:' as \"a b\"");
    connection.begin(varve::transaction_mode::read_only);
    connection.reset();
    CHECK_FALSE(connection.in_transaction());
    CHECK(pragma(connection, "foreign_keys") == "1");
    CHECK(pragma(connection, "busy_timeout") == "0");  // SQLite's own handler is gone again, and the connection's is there
    CHECK(pragma(connection, "query_only") == "0");
    CHECK(varve::detail::sqlite_texts(connection.native_handle(), "select name from temp.sqlite_schema").empty());
    CHECK(varve::detail::sqlite_texts(connection.native_handle(), "select name from pragma_database_list where name not in ('main', 'temp')").empty());
    CHECK_NOTHROW(connection.execute("insert into kept values (1)"));
}

TEST_CASE("a scratch database is empty and its own") {
    const temporary_directory directory;
    auto connection = sqlite_connection::open(directory.file("a.db"));
    connection.execute("create table t(a)");
    auto scratch = connection.scratch();
    CHECK(varve::sqlite::migrations::introspect(scratch).tables.empty());
    scratch.execute("create table u(a)");
    CHECK(varve::sqlite::migrations::introspect(connection).find_table("u") == nullptr);
}

TEST_CASE("one connection at a time holds the migration lock") {
    const temporary_directory directory;
    const std::string file = directory.file("a.db");
    auto first = sqlite_connection::open(file);
    first.lock_migrations(milliseconds{0});
    CHECK(std::filesystem::exists(file + "-varve-lock"));
    {
        auto second = sqlite_connection::open(file);
        CHECK_THROWS_AS(second.lock_migrations(milliseconds{30}), varve::lock_not_available);
        CHECK_THROWS_WITH(second.lock_migrations(milliseconds{0}), ContainsSubstring("process " + std::to_string(getpid())));
        first.unlock_migrations();
        CHECK_FALSE(std::filesystem::exists(file + "-varve-lock"));
        second.lock_migrations(milliseconds{0});
    }
    first.lock_migrations(milliseconds{0});  // the second went with its connection
    auto memory = sqlite_connection::open(":memory:");
    CHECK_NOTHROW(memory.lock_migrations(milliseconds{0}));
}

TEST_CASE("the migration lock dies with its process") {
    const temporary_directory directory;
    const std::string file = directory.file("a.db");
    sqlite_connection::open(file);
    int ready[2];
    REQUIRE(pipe(ready) == 0);
    const pid_t child = fork();
    if (child == 0) {
        auto holder = sqlite_connection::open(file);
        holder.lock_migrations(milliseconds{0});
        if (write(ready[1], "x", 1) == 1) pause();
        _exit(1);
    }
    char byte = 0;
    REQUIRE(read(ready[0], &byte, 1) == 1);
    auto connection = sqlite_connection::open(file);
    CHECK_THROWS_AS(connection.lock_migrations(milliseconds{0}), varve::lock_not_available);
    REQUIRE(kill(child, SIGKILL) == 0);
    REQUIRE(waitpid(child, nullptr, 0) == child);
    CHECK_NOTHROW(connection.lock_migrations(milliseconds{0}));
    close(ready[0]);
    close(ready[1]);
}
