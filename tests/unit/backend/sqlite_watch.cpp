#include <varve/backend/sqlite/sqlite.hpp>

#include <atomic>
#include <chrono>
#include <thread>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <support/temporary_directory.hpp>

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using varve::sqlite_connection;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;

constexpr const char* endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n";

/// Two connections, the first of which holds the lock.
struct rivals {
    temporary_directory directory;
    sqlite_connection holder;
    sqlite_connection waiting;

    explicit rivals(milliseconds patience) : holder(open(milliseconds{0})), waiting(open(patience)) {
        holder.execute("create table t(a)");
        holder.begin(varve::transaction_mode::immediate);
    }
    sqlite_connection open(milliseconds patience) const {
        varve::sqlite_options options{directory.file("a.db")};
        options.busy_timeout = patience;
        return sqlite_connection::open(options);
    }
};

template <class Action>
milliseconds time_of(Action action) {
    const auto begun = steady_clock::now();
    action();
    return std::chrono::duration_cast<milliseconds>(steady_clock::now() - begun);
}

}  // namespace

TEST_CASE("a lock is waited for as long as busy_timeout says, and taken when it comes") {
    rivals two{milliseconds{60}};
    const auto waited = time_of([&] { CHECK_THROWS_AS(two.waiting.begin(varve::transaction_mode::immediate), varve::lock_not_available); });
    CHECK(waited >= milliseconds{60});
    CHECK(time_of([&] { CHECK_THROWS_AS(two.open(milliseconds{0}).begin(varve::transaction_mode::immediate), varve::lock_not_available); }) <
          milliseconds{60});

    auto patient = two.open(milliseconds{20'000});
    std::atomic<bool> began = false;
    std::thread other{[&] {
        patient.begin(varve::transaction_mode::immediate);
        began = true;
    }};
    std::this_thread::sleep_for(milliseconds{30});
    CHECK_FALSE(began);
    two.holder.rollback();
    other.join();
    CHECK(began);
}

TEST_CASE("a statement that passes its limit is ended, and says which limit") {
    auto connection = sqlite_connection::open(":memory:");
    connection.limit_statements(milliseconds{30});
    connection.begin_limit();
    try {
        connection.execute(endless);
        FAIL("it came to an end");
    } catch (const varve::statement_timeout& why) {
        CHECK(why.limit() == 30);
        CHECK(why.sqlstate() == "57014");
        CHECK(why.sql() == endless);
        CHECK_THAT(why, MessageMatches(ContainsSubstring("limit of 30 ms")));
    }
    connection.end_limit();
    CHECK_NOTHROW(connection.execute("select 1"));  // ready for the next

    SECTION("time that is not the statement's does not count") {
        std::this_thread::sleep_for(milliseconds{40});
        CHECK_NOTHROW(connection.execute("with recursive n(i) as (select 1 union all select i + 1 from n limit 10000) select max(i) from n"));
    }
    SECTION("without a limit nothing is ended") {
        connection.limit_statements(milliseconds{0});
        connection.begin_limit();
        CHECK_NOTHROW(connection.execute("with recursive n(i) as (select 1 union all select i + 1 from n limit 300000) select max(i) from n"));
    }
}

TEST_CASE("waiting for a lock counts for the limit") {
    rivals two{milliseconds{20'000}};
    two.waiting.limit_statements(milliseconds{30});
    two.waiting.begin_limit();
    const auto waited = time_of([&] { CHECK_THROWS_AS(two.waiting.begin(varve::transaction_mode::immediate), varve::statement_timeout); });
    CHECK(waited >= milliseconds{30});
    CHECK(waited < milliseconds{10'000});
    two.waiting.end_limit();
    two.holder.rollback();
    CHECK_NOTHROW(two.waiting.begin(varve::transaction_mode::immediate));
}

TEST_CASE("another thread ends what runs and what waits; what begins later is not affected") {
    SECTION("what runs") {
        auto connection = sqlite_connection::open(":memory:");
        std::atomic<bool> done = false;
        std::thread other{[&] {
            while (!done) {
                std::this_thread::sleep_for(milliseconds{5});  // once might come before the statement begins
                connection.interrupt();
            }
        }};
        try {
            connection.execute(endless);
            FAIL("it came to an end");
        } catch (const varve::statement_timeout&) {
            FAIL("there was no limit");
        } catch (const varve::query_canceled& why) {
            CHECK(why.sqlstate() == "57014");
        }
        done = true;
        other.join();
        connection.interrupt();
        CHECK_NOTHROW(connection.execute("select 1"));
    }
    SECTION("what waits") {
        rivals two{milliseconds{20'000}};
        std::thread other{[&] {
            std::this_thread::sleep_for(milliseconds{50});
            two.waiting.interrupt();
        }};
        const auto waited = time_of([&] { CHECK_THROWS_AS(two.waiting.begin(varve::transaction_mode::immediate), varve::query_canceled); });
        other.join();
        CHECK(waited < milliseconds{10'000});
        two.waiting.interrupt();  // meets nothing, and is forgotten
        std::thread releasing{[&] {
            std::this_thread::sleep_for(milliseconds{30});
            two.holder.rollback();
        }};
        CHECK_NOTHROW(two.waiting.begin(varve::transaction_mode::immediate));
        releasing.join();
    }
}

TEST_CASE("an interrupted write undoes its transaction, and commit says so") {
    auto connection = sqlite_connection::open(":memory:");
    connection.execute("create table t(a)");
    connection.begin(varve::transaction_mode::immediate);
    connection.execute("insert into t values (1)");
    connection.limit_statements(milliseconds{20});
    connection.begin_limit();
    CHECK_THROWS_AS(connection.execute("insert into t with recursive n(i) as (select 1 union all select i + 1 from n) select i from n"),
                    varve::statement_timeout);
    connection.end_limit();
    CHECK_FALSE(connection.in_transaction());
    CHECK_THROWS_AS(connection.commit(), varve::transaction_rollback);
    CHECK(varve::detail::sqlite_texts(connection.native_handle(), "select count(*) from t").at(0) == "0");
}
