#include <cstddef>
#include <fstream>

#include "server.hpp"

using namespace varve_test;

namespace {

struct number {
    std::int64_t id;
    std::string text;
};

/// Kilobytes of memory this process holds.
std::size_t resident() {
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return static_cast<std::size_t>(std::stoul(line.substr(6)));
    return 0;
}

const char* const many = "SELECT g, repeat('x', 50) FROM generate_series(1::bigint, 500000) AS g";

}  // namespace

TEST_CASE("a stream holds a row at a time") {
    accounts here;
    const std::size_t before = resident();
    std::int64_t sum = 0;
    for (const number& each : here.session.stream(varve::raw<number>(many))) sum += each.id;
    CHECK(sum == std::int64_t{500000} * 500001 / 2);
#ifndef __SANITIZE_ADDRESS__  // which keeps what was freed
    CHECK(resident() - before < 16 * 1024);  // all of it would be 60 MB
#else
    static_cast<void>(before);
#endif
}

TEST_CASE("a session that runs something else takes in the rest of its stream") {
    accounts here;
    std::int64_t rows = 0;
    for (const number& each : here.session.stream(varve::raw<number>("SELECT g, 'x' FROM generate_series(1::bigint, 1000) AS g"))) {
        CHECK(each.id == ++rows);
        if (rows % 100 == 1) CHECK(here.rows.count() == 0);
    }
    CHECK(rows == 1000);
}

TEST_CASE("an error half-way through a stream is thrown where it happened") {
    accounts here;
    const auto query = varve::raw<number>("SELECT 10 / (5 - g), 'x' FROM generate_series(1::bigint, 10) AS g");
    std::int64_t rows = 0;
    const auto why = caught<varve::data_error>([&] {
        for ([[maybe_unused]] const number& each : here.session.stream(query)) ++rows;
    });
    CHECK(why.sqlstate() == "22012");
    CHECK(rows == 4);
    rows = 0;
    CHECK_THROWS_AS([&] {
        for ([[maybe_unused]] const number& each : here.session.stream(query))
            if (++rows == 2) CHECK(here.rows.count() == 0);
    }(), varve::data_error);
    CHECK(rows == 4);
}

TEST_CASE("a stream that is left early frees its connection, in a transaction too") {
    accounts here;
    const auto leave = [&] {
        for ([[maybe_unused]] const number& each : here.session.stream(varve::raw<number>(many))) break;
    };
    leave();
    CHECK(here.rows.count() == 0);
    auto transaction = here.session.transaction();
    here.rows.insert({.owner = "x"});
    leave();
    CHECK(here.rows.count() == 1);
    transaction.commit();
    CHECK(here.rows.count() == 1);
}
