#include <chrono>
#include <thread>
#include <vector>

#include "server.hpp"

using namespace varve_test;
using namespace std::chrono_literals;

TEST_CASE("settings of the URL reach the server") {
    varve::database<varve::postgres> database{server_url("application_name=till&search_path=a%2Cb&statement_timeout=5s&lock_timeout=250ms")};
    auto session = database.session();
    const auto shown = [&](const char* name) { return session.one(varve::raw<std::string>(std::string{"SELECT current_setting('"} + name + "')")).value(); };
    CHECK(shown("application_name") == "till");
    CHECK(shown("search_path") == "a,b");
    CHECK(shown("statement_timeout") == "5s");
    CHECK(shown("lock_timeout") == "250ms");
    CHECK(shown("TimeZone") == "UTC");
    CHECK(shown("client_encoding") == "UTF8");
}

TEST_CASE("who cannot connect is told why, by class and without the password") {
    const auto refused = [](const std::string& url) {
        const auto why = caught<varve::error>([&] { varve::postgres_connection::open(varve::postgres_options{url}); });
        CHECK_FALSE(holds(why.what(), "hunter2"));
        return why;
    };
    auto why = refused("postgres://nobody:hunter2@127.0.0.1:1/none");  // nothing listens there
    CHECK(why.sqlstate() == "08001");
    CHECK(holds(why.what(), "see that the server runs there"));
    varve::postgres_options missing{server_url()};
    missing.set("dbname", "no such database");
    const auto no_database = caught<varve::connection_error>([&] { varve::postgres_connection::open(missing); });
    CHECK(no_database.sqlstate() == "3D000");
    varve::postgres_options stranger{server_url()};
    stranger.set("user", "no such user").set("password", "hunter2");
    const auto no_user = caught<varve::connection_error>([&] { varve::postgres_connection::open(stranger); });
    CHECK(no_user.sqlstate().substr(0, 2) == "28");
    CHECK_FALSE(holds(no_user.what(), "hunter2"));
}

TEST_CASE("a server without a connection left says so") {
    const varve::postgres_options options{server_url()};
    std::vector<varve::postgres_connection> held;
    const auto why = caught<varve::insufficient_resources>([&] {
        for (int i = 0; i < 2000; ++i) held.push_back(varve::postgres_connection::open(options));
    });
    CHECK(why.sqlstate() == "53300");
    CHECK(holds(why.what(), "max_connections"));
}

TEST_CASE("a connection that is cut is an error, and the pool replaces it") {
    accounts here;
    auto other = here.database.session();
    const auto pid = other.one(varve::raw<std::int64_t>("SELECT pg_backend_pid()::bigint")).value();
    here.session.execute("SELECT pg_terminate_backend(" + std::to_string(pid) + ")");
    const auto why = caught<varve::connection_lost>([&] {
        for (int i = 0; i < 100; ++i) {
            other.one(varve::raw<std::int64_t>("SELECT count(*) FROM accounts"));
            std::this_thread::sleep_for(10ms);
        }
    });
    CHECK((why.sqlstate() == "57P01" || why.sqlstate() == "08006"));
    { const auto gone = std::move(other); }
    auto again = here.database.session();
    CHECK(again.one(varve::raw<std::int64_t>("SELECT count(*) FROM accounts")) == 0);
}

TEST_CASE("a statement that takes too long, and one that another thread ends") {
    accounts here;
    const auto sleep = varve::raw<void>("SELECT pg_sleep(30)");
    here.session.limit_statements(50ms);
    const auto late = caught<varve::statement_timeout>([&] { here.session.run(sleep); });
    CHECK(late.limit() == 50);
    CHECK(late.sqlstate() == "57014");
    here.session.limit_statements(0ms);
    auto handle = here.session.cancel_handle();
    std::thread canceling{[&] {
        std::this_thread::sleep_for(100ms);
        handle.cancel();
    }};
    const auto ended = caught<varve::query_canceled>([&] { here.session.run(sleep); });
    canceling.join();
    CHECK_FALSE(holds(ended.what(), "the limit is"));  // nobody limited it
    CHECK(here.rows.count() == 0);
}

TEST_CASE("what raw SQL changed is taken back when a session ends, and prepared statements stay") {
    varve::pool_options one;
    one.maximum = 1;
    varve::database<varve::postgres> database{server_url(), one};
    {
        auto session = database.session();
        session.execute("SET search_path = elsewhere; CREATE TEMPORARY TABLE left_over (id int); SELECT pg_advisory_lock(5)");
        CHECK(session.one(varve::raw<std::int64_t>("SELECT 1::bigint")) == 1);
    }
    auto session = database.session();
    CHECK(session.one(varve::raw<std::string>("SELECT current_setting('search_path')")) != "elsewhere");
    CHECK_THROWS_AS(session.execute("SELECT * FROM left_over"), varve::syntax_or_access_error);
    CHECK(session.one(varve::raw<std::int64_t>("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")) == 0);
    CHECK(session.one(varve::raw<std::int64_t>("SELECT 1::bigint")) == 1);
}

TEST_CASE("notices are told") {
    accounts here;
    std::vector<std::string> told;
    here.session.connection().on_notice([&](std::string_view words) { told.emplace_back(words); });
    here.session.execute("DROP TABLE IF EXISTS never_there");
    REQUIRE(told.size() == 1);
    CHECK(holds(told[0], "never_there"));
    here.session.connection().on_notice({});
}

TEST_CASE("a statement goes on after its table was altered, and after somebody dropped all statements") {
    accounts here;
    here.rows.insert({.owner = "a", .balance = 5});
    const auto query = varve::select<account>().where(varve::col<&account::balance> > 1);
    CHECK(here.session.all(query).size() == 1);
    here.session.execute("DISCARD ALL");
    CHECK(here.session.all(query).at(0).balance == 5);
    here.rows.insert({.owner = "b", .balance = 0});
    auto other = here.database.session();
    other.execute("ALTER TABLE accounts ALTER COLUMN balance TYPE numeric(12, 0)");
    CHECK(here.session.all(query).at(0).balance == 5);
    CHECK(here.rows.count() == 2);
}

TEST_CASE("a limit of time outlives the transaction that it was set in, and one that fails") {
    accounts here;
    const auto shown = [&] { return here.session.one(varve::raw<std::string>("SELECT current_setting('statement_timeout')")).value(); };
    {
        const auto undone = here.session.transaction();
        here.session.limit_statements(7s);
    }
    CHECK(shown() == "7s");
    {
        const auto undone = here.session.transaction();
        CHECK_THROWS_AS(here.session.execute("SELECT 1/0"), varve::data_error);
        here.session.limit_statements(9s);
    }
    CHECK(shown() == "9s");
}

TEST_CASE("a transaction inside of a stream is one of its own") {
    accounts here;
    here.rows.insert({.owner = "a"});
    here.rows.insert({.owner = "b"});
    std::vector<account> copies;
    for (const account& each : here.rows.stream()) {
        if (copies.size() > 3) break;
        CHECK_FALSE(here.session.in_transaction());
        copies.assign(2, {.owner = each.owner + "'s"});
        here.rows.insert_range(copies);
    }
    CHECK(here.rows.count() == 6);
}

TEST_CASE("notifications are told, with their channel and payload") {
    accounts here;
    auto& listening = here.session.connection();
    listening.listen("price \"changes\"");
    std::vector<varve::postgres_notification> told;
    const auto keep = [&](const varve::postgres_notification& each) { told.push_back(each); };
    CHECK(listening.wait_for_notifications(0ms, keep) == 0);
    auto other = here.database.session();
    other.run(varve::raw<void>("SELECT pg_notify($1, $2)", "price \"changes\"", "cup"));
    CHECK(listening.wait_for_notifications(5000ms, keep) == 1);
    REQUIRE(told.size() == 1);
    CHECK(told[0].channel == "price \"changes\"");
    CHECK(told[0].payload == "cup");
    CHECK(told[0].sender > 0);
}
