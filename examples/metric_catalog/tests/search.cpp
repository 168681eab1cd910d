#include "fixture.hpp"

#include <fstream>
#include <iterator>

#include <catch2/catch_test_macros.hpp>

#include "catalogue_file.hpp"

using namespace metric_catalog;

namespace {

struct loaded : fixture {
    loaded() {
        std::ifstream file{METRIC_CATALOG_FILE};
        metrics.load(read_catalogue(std::string{std::istreambuf_iterator<char>{file}, {}}), "import");
    }
    std::vector<std::string> found(std::string_view words, std::int64_t limit = 20) {
        std::vector<std::string> ids;
        for (const found_metric& each : metrics.search(words, limit)) ids.push_back(each.id);
        return ids;
    }
};

using ids = std::vector<std::string>;

}  // namespace

TEST_CASE_METHOD(loaded, "words are looked for in name, description and calculation, the best first") {
    CHECK(found("reservoir") == ids{"dry_spell_longest"});
    CHECK(found("precipitation").size() == 3);
    CHECK(found("precipitation").front() == "rain_total");  // it is in the name
    CHECK(found("magnitude six") == ids{"earthquakes_strong"});
    CHECK(found("nothing of the kind").empty());
    CHECK(found("precipitation", 2).size() == 2);
    CHECK(metrics.search("reservoir").at(0).excerpt.find("[reservoir]") != std::string::npos);
}

TEST_CASE_METHOD(loaded, "what is written is found, and what is gone is not") {
    metric one = *metrics.get("wet_days");
    one.description = "Umbrella days";
    metrics.update(one, "ann");
    CHECK(found("umbrella") == ids{"wet_days"});
    CHECK(metrics.revert("wet_days", std::int64_t{1}, "ann"));
    CHECK(found("umbrella").empty());
    metrics.erase("dry_spell_longest", "ann");
    CHECK(found("reservoir").empty());
    metrics.revert("dry_spell_longest", std::int64_t{1}, "ann");
    CHECK(found("reservoir") == ids{"dry_spell_longest"});
}

TEST_CASE_METHOD(loaded, "what people type is words, never syntax") {
    for (const char* const typed : {"\"", "rain OR", "name:rain", "rain*", "NEAR(rain wind)", "'; drop table metrics; --", "(", "a AND NOT", "^rain", ""})
        CHECK_NOTHROW(metrics.search(typed));
    CHECK(metrics.count() == 12);
}
