#include "weather.hpp"

using namespace varve_test;
using varve::col;

namespace {

constexpr const auto& id = col<&reading::id>;
constexpr const auto& city = col<&reading::city>;
constexpr const auto& station = col<&reading::station>;
constexpr const auto& value = col<&reading::value>;
constexpr const auto& level = col<&reading::level>;

}  // namespace

TEMPLATE_LIST_TEST_CASE("queries: comparisons", "[queries]", tested_backends) {
    weather<TestType> here;
    CHECK(here.ids(value == 12.5) == here.plain_ids("value = 12.5"));
    CHECK(here.ids(value != 12.5) == here.plain_ids("value <> 12.5"));
    CHECK(here.ids(value < 1) == here.plain_ids("value < 1"));
    CHECK(here.ids(value <= 1) == here.plain_ids("value <= 1"));
    CHECK(here.ids(value > 12.5F) == here.plain_ids("value > 12.5"));
    CHECK(here.ids(value >= 12.5) == here.plain_ids("value >= 12.5"));
    CHECK(here.ids(12.5 <= value) == here.plain_ids("value >= 12.5"));
    CHECK(here.ids(20 > id) == here.plain_ids("id < 20"));
    CHECK(here.ids(level == 3) == here.plain_ids("level = 3"));
    CHECK(here.ids(level != 3) == here.plain_ids("level <> 3"));
    CHECK(here.ids(level == value) == here.plain_ids("level = value"));
    CHECK(here.ids(city == station) == here.plain_ids("city = station"));
    CHECK(here.ids(col<&reading::seen> == sky::rain) == here.plain_ids("seen = 'rain'"));
    const std::string owned = "Oslo";
    const char* const pointed = "Oslo";
    CHECK(here.ids(city == owned) == here.plain_ids("city = 'Oslo'"));
    CHECK(here.ids(city == pointed) == here.plain_ids("city = 'Oslo'"));
    CHECK(here.ids(city == std::string_view{"Oslo, Norway"}.substr(0, 4)) == here.plain_ids("city = 'Oslo'"));
    CHECK(here.ids(station == "") == here.plain_ids("station = ''"));
}

TEMPLATE_LIST_TEST_CASE("queries: and, or, not", "[queries]", tested_backends) {
    weather<TestType> here;
    CHECK(here.ids(value > 0.0 && city == "Oslo") == here.plain_ids("value > 0 AND city = 'Oslo'"));
    CHECK(here.ids(value > 0.0 || city == "Oslo") == here.plain_ids("value > 0 OR city = 'Oslo'"));
    CHECK(here.ids(!(value > 0.0)) == here.plain_ids("NOT (value > 0)"));
    CHECK(here.ids(!(level == 3)) == here.plain_ids("NOT (level = 3)"));
    CHECK(here.ids((value > 10.0 || value < -10.0) && (city == "Oslo" || id < 3)) ==
          here.plain_ids("(value > 10 OR value < -10) AND (city = 'Oslo' OR id < 3)"));
    CHECK(here.ids(id == 1 || (id == 2 && value > 100.0)) == here.plain_ids("id = 1 OR (id = 2 AND value > 100)"));
    CHECK(here.ids((id == 1 || id == 2) && value > 12.75) == here.plain_ids("(id = 1 OR id = 2) AND value > 12.75"));
    CHECK(here.ids(!(id == 1 || id == 2) && !!(id < 5)) == here.plain_ids("NOT (id = 1 OR id = 2) AND id < 5"));
    CHECK(here.keys(varve::select<reading>().where(id == 1 || id == 2).where(value > 12.75).order_by(id)) ==
          here.plain_ids("(id = 1 OR id = 2) AND value > 12.75"));
}

TEMPLATE_LIST_TEST_CASE("queries: NULL", "[queries]", tested_backends) {
    weather<TestType> here;
    CHECK(here.ids(station.is_null()) == here.plain_ids("station IS NULL"));
    CHECK(here.ids(station.is_not_null()) == here.plain_ids("station IS NOT NULL"));
    CHECK(here.ids(!station.is_null() && level.is_null()) == here.plain_ids("station IS NOT NULL AND level IS NULL"));
    const std::optional<std::string> nothing;
    const std::optional<std::string> north = "north";
    CHECK(here.ids(station.is_not_distinct_from(nothing)) == here.plain_ids("station IS NULL"));
    CHECK(here.ids(station.is_not_distinct_from(north)) == here.plain_ids("station = 'north'"));
    CHECK(here.ids(station.is_not_distinct_from("north")) == here.plain_ids("station = 'north'"));
    CHECK(here.ids(station.is_distinct_from(north)) == here.plain_ids("station <> 'north' OR station IS NULL"));
    CHECK(here.ids(station.is_distinct_from(nothing)) == here.plain_ids("station IS NOT NULL"));
    CHECK(here.ids(level.is_not_distinct_from(std::optional<int>{3})) == here.plain_ids("level = 3"));
    CHECK(here.ids((level + 1).is_null()) == here.plain_ids("level IS NULL"));
}

TEMPLATE_LIST_TEST_CASE("queries: arithmetic", "[queries]", tested_backends) {
    weather<TestType> here;
    CHECK(here.ids(value * 2.0 - 1.0 > 20.0) == here.plain_ids("value * 2 - 1 > 20"));
    CHECK(here.ids(value - (value - 1.0) == 1.0) == here.plain_ids("value - (value - 1.0) = 1.0"));
    CHECK(here.ids((value + 1.0) * 2.0 > 4.0) == here.plain_ids("(value + 1) * 2 > 4"));
    CHECK(here.ids(1.0 - value < 0.0) == here.plain_ids("1 - value < 0"));
    CHECK(here.ids(id - 1 - 1 == 3) == here.plain_ids("id - 1 - 1 = 3"));
    CHECK(here.ids(id - (id - 1) == 1) == here.plain_ids("id - (id - 1) = 1"));
    CHECK(here.ids(value / 2.0 == 6.25) == here.plain_ids("value / 2 = 6.25"));
    CHECK(here.ids(id + level > 5) == here.plain_ids("id + level > 5"));
}
