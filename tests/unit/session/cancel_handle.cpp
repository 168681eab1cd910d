#include <varve/session/cancel_handle.hpp>

#include <atomic>
#include <optional>
#include <thread>

#include <catch2/catch_test_macros.hpp>

#include <varve/backend/recording/recording.hpp>
#include <varve/session/database.hpp>

#include "notes.hpp"

namespace {

using std::chrono::milliseconds;

/// Rows without end, each of them quick.
const composed_notes endless{"1 union all select i, 'x', null from (with recursive n(i) as (select 1 union all select i + 1 from n) select i from n)"};

}  // namespace

TEST_CASE("another thread ends what a session runs") {
    auto session = session_with_notes();
    std::atomic<bool> done = false;
    std::thread other{[&, handle = session.cancel_handle()] {
        while (!done) {
            std::this_thread::sleep_for(milliseconds{5});  // the first may come before the statement runs
            CHECK_NOTHROW(handle.cancel());
        }
    }};
    const auto endless_count = [&] {
        session.execute("with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n");
    };
    CHECK_THROWS_AS(endless_count(), varve::query_canceled);
    try {
        for (const note& each : session.stream(endless)) (void)each;
        FAIL("it came to an end");
    } catch (const varve::query_canceled& why) {
        CHECK(why.sqlstate() == "57014");
    }
    done = true;
    other.join();
    CHECK(session.all(notes_above{""}).size() == 3);  // ready for the next
}

TEST_CASE("a handle that outlives its session reaches nobody") {
    varve::recording_options options;
    varve::cancel_handle handle;
    CHECK_FALSE(handle.cancel());
    {
        varve::database<varve::recording> db{options, {.maximum = 1}};
        {
            auto session = db.session();
            handle = session.cancel_handle();
            CHECK(handle.cancel());
            CHECK(options.script->interrupted == 1);
            auto moved = std::move(session);
            CHECK(handle.cancel());
        }
        auto next = db.session();  // has the same connection
        CHECK_FALSE(handle.cancel());
        CHECK(next.cancel_handle().cancel());
    }
    CHECK_FALSE(handle.cancel());
    {
        varve::session<varve::recording> own{varve::recording::connection::open(options)};
        handle = own.cancel_handle();
        CHECK(handle.cancel());
    }
    CHECK_FALSE(handle.cancel());
    CHECK(options.script->interrupted == 4);
}

TEST_CASE("sessions that end while they are cancelled") {
    varve::database<varve::sqlite> db{":memory:", {.maximum = 1}};
    for (int i = 0; i < 200; ++i) {
        auto session = std::make_unique<varve::session<varve::sqlite>>(db.session());
        std::thread other{[handle = session->cancel_handle()] {
            while (handle.cancel()) {}
        }};
        session.reset();
        other.join();
    }
    CHECK_NOTHROW(db.session().execute("select 1"));
}
