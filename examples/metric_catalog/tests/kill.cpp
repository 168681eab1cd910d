// What the catalogue holds after a process that wrote to it was killed.
#include <chrono>
#include <csignal>
#include <cstdio>
#include <map>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include <varve/query/raw.hpp>

#include "fixture.hpp"

using namespace metric_catalog;

namespace {

[[noreturn]] void write_until_killed(const std::string& path) {
    try {
        varve::database<varve::sqlite> db{path};
        auto session = db.session();
        catalog metrics{session};
        for (int round = 0;; ++round) {
            metric one = *metrics.get("revenue_total");
            one.description = "round " + std::to_string(round) + " of " + std::to_string(getpid());
            one.trust_score = round % 100;
            metrics.update(one, "the child");
            metrics.record_usage("revenue_total", "the child");
        }
    } catch (const std::exception& why) {
        std::fprintf(stderr, "the writing process: %s\n", why.what());
    }
    _exit(1);
}

}  // namespace

TEST_CASE_METHOD(fixture, "data, history and counts agree after every kill") {
    metrics.create(revenue(), "ann");
    for (int kill_number = 1; kill_number <= 10; ++kill_number) {
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) write_until_killed(path);
        std::this_thread::sleep_for(std::chrono::milliseconds{20 + 7 * kill_number});
        REQUIRE(kill(child, SIGKILL) == 0);
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));

        INFO("kill " << kill_number);
        CHECK(session.first(varve::raw<std::string>("pragma integrity_check")) == "ok");
        const metric one = *metrics.get("revenue_total");
        std::map<std::string, std::string> newest;
        for (const varve::history_entry& each : metrics.history("revenue_total", 1'000'000))
            newest.emplace(each.field, each.new_value.value_or("nothing"));
        CHECK(newest.at("description") == one.description);
        CHECK(std::stod(newest.at("trust_score")) == one.trust_score);
        CHECK(session.first(varve::raw<std::int64_t>("select count(*) from metric_usage")) == one.usage_count);
        CHECK(metrics.search("round").size() == (one.description == revenue().description ? 0 : 1));
    }
    CHECK(metrics.get("revenue_total")->usage_count > 0);
}
