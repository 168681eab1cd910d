#include <barrier>
#include <thread>

#include "server.hpp"

using namespace varve_test;

TEST_CASE("a deadlock ends one of the two, and transact runs it again") {
    accounts here;
    std::vector<account> made{{.owner = "a", .balance = 10}, {.owner = "b", .balance = 10}};
    here.rows.insert_range(made);
    std::barrier both{2};
    std::atomic<int> deadlocks = 0;
    const auto move = [&](std::int64_t from, std::int64_t to) {
        bool first = true;
        here.database.transact([&](varve::session<varve::postgres>& session) {
            const auto add = [&](std::int64_t id, std::int64_t amount) {
                session.run(varve::raw<void>("UPDATE accounts SET balance = balance + $1 WHERE id = $2", amount, id));
            };
            try {
                add(from, -1);
                if (std::exchange(first, false)) both.arrive_and_wait();
                add(to, 1);
            } catch (const varve::deadlock_detected& why) {
                CHECK(why.sqlstate() == "40P01");
                ++deadlocks;
                throw;
            }
        });
    };
    std::thread other{[&] { move(made[1].id, made[0].id); }};
    move(made[0].id, made[1].id);
    other.join();
    CHECK(deadlocks == 1);
    CHECK(here.rows.get(made[0].id)->balance == 10);
    CHECK(here.rows.get(made[1].id)->balance == 10);
}

TEST_CASE("a commit after a failed statement is an error, not a silent rollback") {
    accounts here;
    auto transaction = here.session.transaction();
    CHECK_THROWS_AS(here.session.execute("SELECT 1/0"), varve::data_error);
    CHECK_THROWS_AS(here.rows.count(), varve::transaction_rollback);
    CHECK_THROWS_AS(transaction.commit(), varve::transaction_rollback);
    CHECK_FALSE(here.session.in_transaction());
    CHECK(here.rows.count() == 0);
}

TEST_CASE("a read-only transaction refuses writes") {
    accounts here;
    auto transaction = here.session.transaction(varve::transaction_mode::read_only);
    CHECK(caught<varve::read_only>([&] { here.rows.insert({.owner = "x"}); }).sqlstate() == "25006");
}
