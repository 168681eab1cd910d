#include <array>
#include <list>
#include <set>

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

TEMPLATE_LIST_TEST_CASE("queries: lists", "[queries]", tested_backends) {
    weather<TestType> here;
    CHECK(here.ids(id.in(1, 3, 99)) == here.plain_ids("id IN (1, 3, 99)"));
    CHECK(here.ids(city.in("Oslo", std::string{"Seattle"})) == here.plain_ids("city IN ('Oslo', 'Seattle')"));
    CHECK(here.ids(!level.in(3, 7)) == here.plain_ids("NOT level IN (3, 7)"));
    CHECK(here.ids(level.in(3, 7) && value > 0.0) == here.plain_ids("level IN (3, 7) AND value > 0"));
}

TEMPLATE_LIST_TEST_CASE("queries: ranges", "[queries]", tested_backends) {
    weather<TestType> here;
    CHECK(here.ids(id.in(std::vector<int>{1, 3, 99})) == here.plain_ids("id IN (1, 3, 99)"));
    CHECK(here.ids(id.in(std::array{5, 6})) == here.plain_ids("id IN (5, 6)"));
    CHECK(here.ids(id.in(std::set<std::int64_t>{})) == std::vector<std::int64_t>{});
    CHECK(here.ids(id.not_in(std::list<short>{1, 2})) == here.plain_ids("id NOT IN (1, 2)"));
    CHECK(here.ids(id.not_in(std::vector<int>{})) == here.plain_ids("1 = 1"));
    CHECK(here.ids(city.in(std::vector<std::string>{"Oslo", "it's", "\"", "\\", "a,b", "]"})) == here.plain_ids("city = 'Oslo'"));
    CHECK(here.ids(city.in(std::vector<std::string_view>{"Oslo", "Seattle"})) == here.plain_ids("city IN ('Oslo', 'Seattle')"));
    CHECK(here.ids(city.in(std::vector<const char*>{"Oslo"})) == here.plain_ids("city = 'Oslo'"));
    CHECK(here.ids(level.in(std::vector<int>{3})) == here.plain_ids("level = 3"));
    CHECK(here.ids(level.not_in(std::vector<int>{3})) == here.plain_ids("level <> 3"));
    CHECK(here.ids(value.in(std::vector<double>{12.5, -2.25})) == here.plain_ids("value IN (12.5, -2.25)"));
    CHECK(here.ids(value.in(std::vector<int>{30})) == here.plain_ids("value = 30"));
    CHECK(here.ids(col<&reading::seen>.in(std::vector{sky::rain, sky::clear})) == here.plain_ids("seen IN ('rain', 'clear')"));
    CHECK(here.ids((id + 1).in(std::vector<int>{2, 3}) && value.in(std::vector<double>{13.0}) && city == "Seattle") == here.plain_ids("id = 2"));
    std::vector<std::int64_t> many;
    for (std::int64_t i = 2; i < 100000; ++i) many.push_back(i);
    CHECK(here.ids(id.in(many)) == here.plain_ids("id >= 2"));
}

TEMPLATE_LIST_TEST_CASE("queries: like", "[queries]", tested_backends) {
    weather<TestType> here;
    CHECK(here.ids(city.like("Sea%")) == here.plain_ids("city LIKE 'Sea%'"));
    CHECK(here.ids(city.like("%o%")) == here.plain_ids("city LIKE '%o%'"));
    CHECK(here.ids(station.like("_o%")) == here.plain_ids("station LIKE '_o%'"));
    CHECK(here.ids(station.not_like("n%")) == here.plain_ids("station NOT LIKE 'n%'"));
    CHECK(here.ids(city.like(station)) == here.plain_ids("city LIKE station"));
}

TEMPLATE_LIST_TEST_CASE("queries: between", "[queries]", tested_backends) {
    weather<TestType> here;
    CHECK(here.ids(value.between(-2.25, 12.5)) == here.plain_ids("value BETWEEN -2.25 AND 12.5"));
    CHECK(here.ids(value.between(5, 1)) == here.plain_ids("value BETWEEN 5 AND 1"));
    CHECK(here.ids(value.between(0.0, value) && id.between(1, 4)) == here.plain_ids("value BETWEEN 0 AND value AND id BETWEEN 1 AND 4"));
    CHECK(here.ids(!value.between(-1.0, 20.0)) == here.plain_ids("NOT value BETWEEN -1 AND 20"));
    CHECK(here.ids(city.between("N", "P")) == here.plain_ids("city BETWEEN 'N' AND 'P'"));
}
