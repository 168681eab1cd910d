#include <varve/backend/sqlite/backup.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <support/temporary_directory.hpp>

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using varve::sqlite_connection;

namespace {

std::int64_t number(const sqlite_connection& connection, const char* sql) {
    return varve::detail::sqlite_number(connection.native_handle(), sql);
}

/// A database of 2000 rows, some hundred pages.
struct filled {
    temporary_directory directory;
    std::string file = directory.file("metrics.db");
    std::string copy = directory.file("copy.db");
    sqlite_connection connection = sqlite_connection::open(file);

    filled() {
        connection.execute("create table t(id integer primary key, text text);"
                           "with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000) "
                           "insert into t select i, hex(zeroblob(200)) from n");
    }
    /// Without what SQLite has beside an open database.
    int files() const {
        int found = 0;
        for (const auto& each : std::filesystem::directory_iterator{directory.path()})
            found += each.path().string().ends_with("-wal") || each.path().string().ends_with("-shm") ? 0 : 1;
        return found;
    }
    std::int64_t rows() const { return number(connection, "select count(*) from t"); }
};

}  // namespace

TEST_CASE_METHOD(filled, "a copy is the database as it was when the copying began, whoever writes meanwhile") {
    auto other = sqlite_connection::open(file);
    std::vector<std::int64_t> steps;
    std::int64_t all = 0;
    varve::backup(connection, copy, {.pages_per_step = 20, .progress = [&](std::int64_t copied, std::int64_t pages) {
                                         other.execute("insert into t(text) values ('meanwhile')");
                                         steps.push_back(copied);
                                         all = pages;
                                     }});
    REQUIRE(steps.size() > 5);
    CHECK(std::is_sorted(steps.begin(), steps.end()));
    CHECK(steps.back() == all);
    CHECK(rows() == 2000 + static_cast<std::int64_t>(steps.size()));
    CHECK_FALSE(connection.in_transaction());

    varve::sqlite_options reading{copy};
    reading.read_only = true;
    reading.journal_mode = varve::sqlite_journal_mode::unchanged;
    const auto copied = sqlite_connection::open(reading);
    CHECK(number(copied, "select count(*) from t") == 2000);
    CHECK_FALSE(std::filesystem::exists(copy + "-wal"));
    CHECK(files() == 2);
}

TEST_CASE_METHOD(filled, "a database is what its copy holds again, for those too that have it open") {
    varve::backup(connection, copy);
    auto other = sqlite_connection::open(file);
    auto kept = other.prepare("select count(*) from t");
    other.execute("delete from t where id > 10; create table later(a)");
    varve::restore(connection, copy);
    CHECK(rows() == 2000);
    REQUIRE(kept.step());
    CHECK(sqlite3_column_int64(kept.native_handle(), 0) == 2000);
    CHECK(number(other, "select count(*) from sqlite_schema where name = 'later'") == 0);
    CHECK(number(connection, "select count(*) from pragma_quick_check where quick_check = 'ok'") == 1);
}

TEST_CASE_METHOD(filled, "a database in memory is copied and filled like one in a file") {
    varve::backup(connection, copy);
    auto memory = sqlite_connection::open(":memory:");
    varve::restore(memory, copy);
    CHECK(number(memory, "select count(*) from t") == 2000);
    memory.execute("delete from t");
    varve::backup(memory, copy);
    varve::restore(connection, copy);
    CHECK(rows() == 0);
}

TEST_CASE_METHOD(filled, "a copy that does not come to its end leaves the one of before") {
    varve::backup(connection, copy);
    connection.execute("delete from t");
    struct stopped {};
    const varve::sqlite_copy_options stopping{.pages_per_step = 2, .progress = [](std::int64_t, std::int64_t) { throw stopped{}; }};
    CHECK_THROWS_AS(varve::backup(connection, copy, stopping), stopped);
    CHECK(files() == 2);
    CHECK_FALSE(connection.in_transaction());
    CHECK_THROWS_AS(varve::restore(connection, copy, stopping), stopped);
    CHECK(rows() == 0);
    varve::restore(connection, copy);
    CHECK(rows() == 2000);
}

TEST_CASE_METHOD(filled, "what is no good copy is refused, and nothing changes") {
    CHECK_THROWS_AS(varve::restore(connection, directory.file("nowhere.db")), varve::connection_error);
    CHECK_THROWS_AS(varve::restore(connection, directory.write("text.db", "this is no database, but a text that is long enough")),
                    varve::not_a_database);
    varve::backup(connection, copy);
    {
        std::fstream damaged{copy, std::ios::in | std::ios::out | std::ios::binary};
        damaged.seekp(4096 * 5);
        damaged << std::string(4096 * 3, 'x');
    }
    CHECK_THROWS_MATCHES(varve::restore(connection, copy), varve::system_error,
                         MessageMatches(ContainsSubstring("copy.db") && ContainsSubstring("damaged")));
    CHECK(rows() == 2000);
}

TEST_CASE_METHOD(filled, "a target that is in use is refused") {
    CHECK_THROWS_MATCHES(varve::backup(connection, directory.file("./metrics.db")), varve::usage_error,
                         MessageMatches(ContainsSubstring("the database itself")));
    auto used = sqlite_connection::open(copy);
    used.execute("create table a(b)");
    CHECK_THROWS_MATCHES(varve::backup(connection, copy), varve::usage_error, MessageMatches(ContainsSubstring("in use")));
    connection.begin(varve::transaction_mode::immediate);
    CHECK_THROWS_AS(varve::backup(connection, directory.file("other.db")), varve::usage_error);
    CHECK_THROWS_AS(varve::restore(connection, copy), varve::usage_error);
    CHECK_THROWS_AS(varve::backup(connection, "/nowhere/at/all.db"), varve::usage_error);
    connection.rollback();
    CHECK_THROWS_AS(varve::backup(connection, "/nowhere/at/all.db"), varve::connection_error);
}

TEST_CASE_METHOD(filled, "a restore waits for those who write, and says when it was too long") {
    varve::backup(connection, copy);
    auto writing = sqlite_connection::open(file);
    varve::sqlite_options impatient{file};
    impatient.busy_timeout = std::chrono::milliseconds{10};
    auto late = sqlite_connection::open(impatient);
    writing.begin(varve::transaction_mode::immediate);
    writing.execute("delete from t where id = 1");
    CHECK_THROWS_AS(varve::restore(late, copy), varve::lock_not_available);
    writing.commit();
    CHECK(rows() == 1999);
    varve::restore(late, copy);
    CHECK(rows() == 2000);
}

TEST_CASE_METHOD(filled, "a compacted file gives its gaps back") {
    connection.execute("delete from t where id > 100");
    CHECK(varve::compact(connection) > 300'000);
    CHECK(std::filesystem::file_size(file) < 200'000);
    CHECK(rows() == 100);
    CHECK(varve::compact(connection) == 0);
    connection.begin(varve::transaction_mode::immediate);
    CHECK_THROWS_AS(varve::compact(connection), varve::error);
}

TEST_CASE_METHOD(filled, "two copies to one name are the one or the other, whole") {
    auto other = sqlite_connection::open(":memory:");
    other.execute("create table t(id integer primary key); insert into t values (7)");
    bool once = false;
    varve::backup(connection, copy, {.pages_per_step = 10, .progress = [&](std::int64_t, std::int64_t) {
                                         if (!std::exchange(once, true)) varve::backup(other, copy);
                                     }});
    auto restored = sqlite_connection::open(":memory:");
    varve::restore(restored, copy);
    CHECK(number(restored, "select count(*) from t") == 2000);
    CHECK(files() == 2);
}

TEST_CASE_METHOD(filled, "a copy that cannot begin leaves the session as it was, and one that goes on refuses its writes") {
    varve::sqlite_options impatient{directory.file("locked.db")};
    impatient.busy_timeout = std::chrono::milliseconds{10};
    impatient.journal_mode = varve::sqlite_journal_mode::rollback;
    auto locked = sqlite_connection::open(impatient);
    locked.execute("create table t(id integer)");
    auto holder = sqlite_connection::open(impatient);
    holder.execute("begin exclusive");
    CHECK_THROWS_AS(varve::backup(locked, copy), varve::lock_not_available);
    CHECK_FALSE(locked.in_transaction());
    CHECK_FALSE(std::filesystem::exists(copy));
    holder.execute("commit");
    locked.execute("insert into t values (1)");

    const varve::sqlite_copy_options writing{.progress = [&](std::int64_t, std::int64_t) { locked.execute("insert into t values (2)"); }};
    CHECK_THROWS_AS(varve::backup(locked, copy, writing), varve::read_only);
    CHECK_FALSE(locked.in_transaction());
    locked.execute("insert into t values (3)");
    CHECK(number(locked, "select count(*) from t") == 2);
}
