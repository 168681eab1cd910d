#include "read_weather.hpp"

#include <catch2/catch_test_macros.hpp>

#include <support/temporary_directory.hpp>

using namespace dataset_metrics;
using namespace std::chrono_literals;

namespace {

const std::string header = "location,date,precipitation,temp_max,temp_min,wind,weather\n";

}  // namespace

TEST_CASE("each location of the file is a data source") {
    const auto sources = read_weather(DATASET_METRICS_CSV);
    REQUIRE(sources.size() == 2);
    CHECK(sources[0].name == "Seattle");
    CHECK(sources[1].name == "New York");
    CHECK(sources[0].columns == std::vector<std::string>{"precipitation", "temp_max", "temp_min", "wind"});
    CHECK(sources[0].rows.size() == 1461);
    CHECK(sources[1].rows.size() == 1461);
    CHECK(sources[1].rows.back().date == 2015y / 12 / 31);
    CHECK(sources[1].rows.back().values == std::vector<std::optional<double>>{1.5, 11.1, 6.1, 5.5});
}

TEST_CASE("an empty number is a null") {
    const temporary_directory folder;
    const auto sources = read_weather(folder.write("a.csv", header + "Bergen,2024-02-29,,-1.5,,3,rain\n"));
    REQUIRE(sources.at(0).rows.size() == 1);
    CHECK(sources[0].rows[0].values == std::vector<std::optional<double>>{std::nullopt, -1.5, std::nullopt, 3.0});
}

TEST_CASE("what cannot be read is an error with its line") {
    const temporary_directory folder;
    const auto error_of = [&](const std::string& content) -> std::string {
        try {
            read_weather(folder.write("a.csv", content));
        } catch (const std::runtime_error& why) {
            return std::string{why.what()}.substr(folder.file("a.csv").size());
        }
        return "none";
    };
    CHECK(error_of("a,b\n") == ":1: expected location,date, four columns and weather");
    CHECK(error_of(header + "Bergen,2024-01-01,1,2,3,4,rain\nBergen,2024-01-02,1,x2,3,4,rain\n") == ":3: 'x2' is no number");
    CHECK(error_of(header + "Bergen,2023-02-29,1,2,3,4,rain\n") == ":2: '2023-02-29' is no date");
    CHECK(error_of(header + "Bergen,2023-02-28,1,2,3\n") == ":2: not 7 cells");
    CHECK_THROWS_AS(read_weather(folder.file("missing.csv")), std::runtime_error);
}
