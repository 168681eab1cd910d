#include <varve/backend/sqlite/sqlite.hpp>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <support/temporary_directory.hpp>

namespace {

using Catch::Matchers::ContainsSubstring;
using varve::sqlite_connection;

sqlite_connection with_tables() {
    auto connection = sqlite_connection::open(":memory:");
    connection.execute(
        "create table parent(id integer primary key);"
        "create table child(id integer primary key, a text not null, b int, parent int references parent(id),"
        " constraint b_is_small check (b < 10), unique (a, b));"
        "create unique index by_lower on child(lower(a))");
    return connection;
}

template <class Error>
Error failure_of(sqlite_connection& connection, std::string_view sql) {
    try {
        connection.execute(sql);
    } catch (const Error& failure) {
        return failure;
    }
    FAIL("nothing was thrown");
    return Error{""};
}

}  // namespace

TEST_CASE("a broken constraint is told by class and name") {
    auto connection = with_tables();
    connection.execute("insert into child(a, b) values ('x', 1)");
    const auto unique = failure_of<varve::unique_violation>(connection, "insert into child(a, b) values ('x', 1)");
    CHECK(unique.sqlstate() == "23505");
    CHECK(unique.engine_code() == SQLITE_CONSTRAINT_UNIQUE);
    CHECK(unique.sql() == "insert into child(a, b) values ('x', 1)");
    CHECK(failure_of<varve::unique_violation>(connection, "insert into child(a, b) values ('X', 2)").constraint() == "by_lower");
    CHECK(failure_of<varve::unique_violation>(connection, "insert into child(id, a) values (1, 'y')").constraint() == "child.id");
    CHECK(failure_of<varve::check_violation>(connection, "insert into child(a, b) values ('z', 10)").constraint() == "b_is_small");
    CHECK(failure_of<varve::not_null_violation>(connection, "insert into child(b) values (1)").constraint() == "child.a");
    CHECK(failure_of<varve::foreign_key_violation>(connection, "insert into child(a, parent) values ('p', 7)").sqlstate() == "23503");
}

TEST_CASE("a deferred foreign key fails the commit, and the transaction stays") {
    auto connection = sqlite_connection::open(":memory:");
    connection.execute("create table p(id integer primary key); create table c(p int references p deferrable initially deferred)");
    connection.begin(varve::transaction_mode::immediate);
    connection.execute("insert into c values (1)");
    CHECK_THROWS_AS(connection.commit(), varve::foreign_key_violation);
    CHECK(connection.in_transaction());
    connection.execute("insert into p values (1)");
    connection.commit();
    CHECK_FALSE(connection.in_transaction());
}

TEST_CASE("what SQL gets wrong is class 42") {
    auto connection = with_tables();
    CHECK(failure_of<varve::syntax_or_access_error>(connection, "selec 1").sqlstate() == "42601");
    CHECK(failure_of<varve::syntax_or_access_error>(connection, "select * from nowhere").sqlstate() == "42P01");
    CHECK(failure_of<varve::syntax_or_access_error>(connection, "select colour from child").sqlstate() == "42703");
    CHECK(failure_of<varve::syntax_or_access_error>(connection, "select \"colour\" from child").sqlstate() == "42703");
    CHECK(failure_of<varve::data_error>(connection, "insert into parent values ('x')").sqlstate() == "22018");
    CHECK(failure_of<varve::data_error>(connection, "select sum(9223372036854775807) from (select 1 union all select 2)").sqlstate() == "22003");
    CHECK_THROWS_AS(connection.prepare_raw("select 1; select 2"), varve::usage_error);
    CHECK_THROWS_AS(connection.prepare_raw(" -- nothing"), varve::usage_error);
    CHECK_NOTHROW(connection.prepare_raw("select 1; -- the end"));
}

TEST_CASE("a file that is no database is noticed when it is opened, and is left as it is") {
    const temporary_directory directory;
    const std::string content = "this is a text and no database, and it is longer than a header\n";
    const std::string file = directory.write("text.db", content + content);
    CHECK_THROWS_AS(sqlite_connection::open(file), varve::not_a_database);
    CHECK_THROWS_WITH(sqlite_connection::open(file), ContainsSubstring("text.db"));
    CHECK(std::filesystem::file_size(file) == 2 * content.size());
}

TEST_CASE("what cannot be opened is a connection error that names it") {
    const temporary_directory directory;
    varve::sqlite_options missing{directory.file("missing.db")};
    missing.create = false;
    CHECK_THROWS_AS(sqlite_connection::open(missing), varve::connection_error);
    CHECK_THROWS_WITH(sqlite_connection::open(missing), ContainsSubstring("missing.db"));
    CHECK_THROWS_AS(sqlite_connection::open(directory.file("no/such/directory.db")), varve::connection_error);
    CHECK_THROWS_AS(sqlite_connection::open(directory.path().string()), varve::connection_error);
}

TEST_CASE("writing to what is read-only is read_only") {
    const temporary_directory directory;
    const std::string file = directory.file("metrics.db");
    varve::sqlite_options rollback{file};
    rollback.journal_mode = varve::sqlite_journal_mode::rollback;
    sqlite_connection::open(rollback).execute("create table t(a); insert into t values (1)");

    SECTION("by option") {
        rollback.read_only = true;
        auto connection = sqlite_connection::open(rollback);
        CHECK_NOTHROW(connection.execute("select * from t"));
        CHECK_THROWS_AS(connection.execute("insert into t values (2)"), varve::read_only);
    }
    SECTION("by the file's permissions") {
        std::filesystem::permissions(file, std::filesystem::perms(0444));
        std::filesystem::permissions(directory.path(), std::filesystem::perms(0555));
        {
            const as_nobody other;
            REQUIRE(other.works());
            auto connection = sqlite_connection::open(file);
            CHECK_NOTHROW(connection.execute("select * from t"));
            CHECK_THROWS_AS(connection.execute("insert into t values (2)"), varve::read_only);
            CHECK_THROWS_AS(connection.lock_migrations(std::chrono::milliseconds{0}), varve::read_only);
        }
        std::filesystem::permissions(directory.path(), std::filesystem::perms(0755));
    }
    SECTION("by the transaction") {
        auto connection = sqlite_connection::open(file);
        connection.begin(varve::transaction_mode::read_only);
        CHECK_THROWS_AS(connection.execute("insert into t values (2)"), varve::read_only);
        connection.commit();
        CHECK_NOTHROW(connection.execute("insert into t values (2)"));
    }
}

TEST_CASE("a full disk is disk_full, and the transaction is gone") {
    const temporary_directory directory;
    auto connection = sqlite_connection::open(directory.file("full.db"));
    connection.execute("create table t(a); pragma max_page_count = 10");
    connection.begin(varve::transaction_mode::immediate);
    CHECK_THROWS_AS(connection.execute("insert into t values (zeroblob(1000000))"), varve::disk_full);
    connection.rollback();
    CHECK_NOTHROW(connection.execute("insert into t values (1)"));
}

TEST_CASE("a lock that another connection holds is lock_not_available") {
    const temporary_directory directory;
    varve::sqlite_options impatient{directory.file("busy.db")};
    impatient.busy_timeout = std::chrono::milliseconds{20};
    auto first = sqlite_connection::open(impatient);
    auto second = sqlite_connection::open(impatient);
    first.execute("create table t(a)");
    first.begin(varve::transaction_mode::immediate);
    CHECK_THROWS_AS(second.begin(varve::transaction_mode::immediate), varve::lock_not_available);
    CHECK_FALSE(second.in_transaction());
    first.rollback();
    CHECK_NOTHROW(second.begin(varve::transaction_mode::immediate));
}

TEST_CASE("a snapshot that is out of date is a serialization failure") {
    const temporary_directory directory;
    auto first = sqlite_connection::open(directory.file("snapshot.db"));
    auto second = sqlite_connection::open(directory.file("snapshot.db"));
    first.execute("create table t(a)");
    first.begin(varve::transaction_mode::deferred);
    first.execute("select * from t");
    second.execute("insert into t values (1)");
    CHECK_THROWS_AS(first.execute("insert into t values (2)"), varve::serialization_failure);
}

TEST_CASE("a damaged file and an interrupted statement have classes of their own") {
    auto connection = sqlite_connection::open(":memory:");
    sqlite3_progress_handler(connection.native_handle(), 1000, [](void*) { return 1; }, nullptr);
    CHECK_THROWS_AS(connection.execute("with recursive n(i) as (select 1 union all select i + 1 from n) select sum(i) from n"),
                    varve::query_canceled);
}
