#include "catalogue_file.hpp"

#include <fstream>
#include <iterator>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "fixture.hpp"

using namespace metric_catalog;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;

namespace {

std::string real_file() {
    std::ifstream file{METRIC_CATALOG_FILE};
    return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

TEST_CASE_METHOD(fixture, "a catalogue that lived in memory is loaded whole, and written again as it was") {
    const auto read = read_catalogue(real_file());
    REQUIRE(read.size() == 12);
    CHECK(metrics.load(read, "import") == 12);
    CHECK(metrics.count() == 12);
    const std::string written = write_catalogue(metrics.list());
    CHECK(written == write_catalogue(read));
    CHECK(write_catalogue(read_catalogue(written)) == written);
    CHECK(metrics.get("tsunami_share")->owner == std::nullopt);
    CHECK(metrics.history("frost_days", 1).at(0).actor == "import");
}

TEST_CASE_METHOD(fixture, "what is there is refused, kept, or overwritten, all or none") {
    metrics.create(revenue(), "ann");
    std::vector<metric> more{revenue(), revenue()};
    more[0].id = "costs";
    more[1].name = "Another name";
    CHECK_THROWS_AS(metrics.load(more, "import"), varve::unique_violation);
    CHECK(metrics.count() == 1);
    CHECK(metrics.load(more, "import", existing::keep) == 1);
    CHECK(metrics.get("revenue_total")->name == "Total revenue");
    CHECK(metrics.load(more, "import", existing::overwrite) == 2);
    CHECK(metrics.get("revenue_total")->name == "Another name");
    CHECK(metrics.history("revenue_total", 1).at(0).actor == "import");
}

TEST_CASE("what is wrong in a file is named by its place") {
    const auto wrong = [](const char* text, const char* message) {
        CHECK_THROWS_MATCHES(read_catalogue(text), varve::data_error, MessageMatches(ContainsSubstring(message)));
    };
    wrong("[]", "at $");
    wrong("{", "JSON");
    wrong(R"({"a":{"name":"x","tags":["b",1]}})", "$.a.tags[1]");
    wrong(R"({"a":{"name":"x","id":"b"}})", "$.a");
    wrong(R"({"a":{}})", "no name");
    CHECK(read_catalogue("{}").empty());
}
