#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/query/raw.hpp>
#include <varve/session/database.hpp>

#include <support/temporary_directory.hpp>

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using session_type = varve::session<varve::sqlite>;

constexpr int accounts = 8;
constexpr int thread_count = 16;
constexpr std::int64_t opening_balance = 1000;

/// 3 unless VARVE_TEST_SECONDS says otherwise.
milliseconds length() {
    const char* const given = std::getenv("VARVE_TEST_SECONDS");
    const double seconds = given != nullptr ? std::strtod(given, nullptr) : 3.0;
    return milliseconds{static_cast<std::int64_t>(seconds * 1000)};
}

/// What a thread did; read after it ended.
struct tally {
    std::int64_t transfers = 0;
    std::int64_t moved = 0;
    std::int64_t sums = 0;
    std::int64_t cancelled = 0;
    std::int64_t refused = 0;
    std::string failure{};
};

std::int64_t number(session_type& session, std::string_view sql) { return *session.one(varve::raw<std::int64_t>(sql)); }

void transfer(session_type& session, int from, int to, std::int64_t amount, int thread) {
    // Read and written back, so that two at once would lose one of them unless the transaction holds.
    const auto has = [&](int account) {
        return *session.one(varve::raw<std::int64_t>("select balance from account where id = ?1", std::int64_t{account}));
    };
    const auto becomes = [&](int account, std::int64_t balance) {
        session.run(varve::raw<void>("update account set balance = ?2 where id = ?1", std::int64_t{account}, balance));
    };
    const std::int64_t left = has(from);
    const std::int64_t right = has(to);
    becomes(from, left - amount);
    becomes(to, right + amount);
    session.run(varve::raw<void>("insert into entry(thread, amount) values (?1, ?2)", std::int64_t{thread}, amount));
}

}  // namespace

TEST_CASE("sixteen threads read and write through four connections, and no write is lost") {
    const temporary_directory directory;
    varve::database<varve::sqlite> db{directory.file("bank.db"), {.maximum = 4, .wait = milliseconds{60'000}}};
    db.transact([](session_type& session) {
        session.execute("create table account(id integer primary key, balance integer not null);"
                        "create table entry(id integer primary key, thread integer not null, amount integer not null)");
        for (int i = 0; i < accounts; ++i)
            session.run(varve::raw<void>("insert into account values (?1, ?2)", std::int64_t{i}, opening_balance));
    });
    std::atomic<std::int64_t> traced = 0;
    db.trace([&](const varve::trace_event& event) { traced += event.rows; });

    std::vector<tally> tallies(thread_count);
    std::vector<std::thread> threads;
    const auto end = steady_clock::now() + length();
    for (int thread = 0; thread < thread_count; ++thread)
        threads.emplace_back([&, thread] {
            tally& mine = tallies[static_cast<std::size_t>(thread)];
            std::uint32_t chance = static_cast<std::uint32_t>(thread) * 7919 + 1;
            const auto next = [&](std::uint32_t below) {
                chance = chance * 1664525 + 1013904223;
                return static_cast<int>((chance >> 16) % below);
            };
            try {
                while (steady_clock::now() < end) {
                    const int from = next(accounts);
                    const int to = (from + 1 + next(accounts - 1)) % accounts;
                    const std::int64_t amount = next(100);
                    switch (next(4)) {
                        case 0:
                        case 1:
                            db.transact([&](session_type& session) { transfer(session, from, to, amount, thread); }, {.attempts = 20});
                            ++mine.transfers;
                            mine.moved += amount;
                            break;
                        case 2: {  // one snapshot, in which money is neither made nor lost
                            const std::int64_t sum = db.transact(varve::transaction_mode::read_only, [](session_type& session) {
                                std::int64_t all = 0;
                                for (std::int64_t each : session.stream(varve::raw<std::int64_t>("select balance from account"))) all += each;
                                return number(session, "select sum(balance) from account") == all ? all : -1;
                            });
                            if (sum != accounts * opening_balance) mine.failure = "a read saw half of a transfer";
                            ++mine.sums;
                            break;
                        }
                        default: {  // undone, by itself and by cancelling what runs
                            auto session = db.session();
                            std::thread canceller{[handle = session.cancel_handle()] {
                                std::this_thread::sleep_for(milliseconds{1});
                                handle.cancel();
                            }};
                            try {
                                auto undone = session.transaction();
                                transfer(session, from, to, amount, thread);
                                session.limit_statements(milliseconds{2'000});
                                session.execute("with recursive n(i) as (select 1 union all select i + 1 from n limit 20000) select max(i) from n");
                            } catch (const varve::query_canceled&) {
                                ++mine.cancelled;
                            } catch (const varve::lock_not_available&) {
                                ++mine.refused;
                            }
                            canceller.join();
                        }
                    }
                }
            } catch (const std::exception& why) {
                mine.failure = why.what();
            }
        });
    for (std::thread& each : threads) each.join();

    std::int64_t transfers = 0;
    std::int64_t moved = 0;
    std::int64_t reads = 0;
    for (const tally& each : tallies) {
        CHECK(each.failure == "");
        transfers += each.transfers;
        moved += each.moved;
        reads += each.sums;
    }
    auto session = db.session();
    CHECK(transfers > 0);
    CHECK(reads > 0);
    CHECK(number(session, "select count(*) from entry") == transfers);
    CHECK(number(session, "select coalesce(sum(amount), 0) from entry") == moved);
    CHECK(number(session, "select sum(balance) from account") == accounts * opening_balance);
    CHECK(session.all(varve::raw<std::string>("pragma integrity_check")) == std::vector<std::string>{"ok"});
    for (int thread = 0; thread < thread_count; ++thread)
        CHECK(session.one(varve::raw<std::int64_t>("select count(*) from entry where thread = ?1", std::int64_t{thread})) ==
              tallies[static_cast<std::size_t>(thread)].transfers);
    CHECK(traced > transfers);

    const varve::pool_statistics statistics = db.statistics();
    CHECK(statistics.opened <= 4 + statistics.closed());
    CHECK(statistics.in_use == 1);
    CHECK(statistics.waiting == 0);
    CHECK(statistics.timed_out == 0);
    WARN(transfers << " transfers, " << reads << " sums, " << statistics.borrowed << " sessions, " << statistics.waited << " waits, the longest "
                   << std::chrono::duration_cast<milliseconds>(statistics.wait_longest).count() << " ms");
}

TEST_CASE("more threads than connections, all of them held: each is told, at its time") {
    const temporary_directory directory;
    varve::database<varve::sqlite> db{directory.file("full.db"), {.maximum = 4, .wait = milliseconds{100}}};
    std::vector<session_type> held;
    for (int i = 0; i < 4; ++i) held.push_back(db.session());
    std::atomic<int> told = 0;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < thread_count; ++thread)
        threads.emplace_back([&] {
            const auto begun = steady_clock::now();
            try {
                db.session();
                ++wrong;
            } catch (const varve::insufficient_resources& why) {
                const bool clear = std::string_view{why.what()}.find("all 4 connections of the pool were in use for 100 ms") != std::string_view::npos;
                ++(clear && steady_clock::now() - begun >= milliseconds{100} ? told : wrong);
            }
        });
    for (std::thread& each : threads) each.join();
    CHECK(told == thread_count);
    CHECK(wrong == 0);
    CHECK(db.statistics().timed_out == thread_count);
    held.clear();
    CHECK_NOTHROW(db.session());
}
