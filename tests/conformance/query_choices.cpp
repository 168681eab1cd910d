#include <varve/expression/arithmetic.hpp>
#include <varve/expression/cast.hpp>
#include <varve/expression/choice.hpp>

#include "asked.hpp"

using namespace varve_test;
using varve::case_when;
using varve::col;

namespace {

constexpr const auto& id = col<&reading::id>;
constexpr const auto& city = col<&reading::city>;
constexpr const auto& station = col<&reading::station>;
constexpr const auto& value = col<&reading::value>;
constexpr const auto& level = col<&reading::level>;

}  // namespace

TEMPLATE_LIST_TEST_CASE("choices: coalesce and nullif", "[queries]", tested_backends) {
    weather<TestType> here;
    agrees(here, coalesce(station, "none"), "coalesce(station, 'none')");
    agrees(here, coalesce(station, city), "coalesce(station, city)");
    agrees(here, coalesce(level, level), "level");
    agrees(here, coalesce(level, id, 0), "coalesce(level, id)");
    agrees(here, nullif(city, "Oslo"), "CASE WHEN city <> 'Oslo' THEN city END");
    agrees(here, nullif(level, 3), "CASE WHEN level <> 3 THEN level END");
    CHECK(here.ids(coalesce(level, 100) > 50) == here.plain_ids("level IS NULL OR level > 50"));
    CHECK(here.ids(coalesce(col<&reading::seen>, sky::clear) == sky::rain) == here.plain_ids("seen = 'rain'"));
}

TEMPLATE_LIST_TEST_CASE("choices: CASE", "[queries]", tested_backends) {
    weather<TestType> here;
    agrees(here, case_when(level < 0, "frost"), "CASE WHEN level < 0 THEN 'frost' END");
    agrees(here, case_when(level < 0, "frost").when(level < 5, "cool").otherwise("mild"),
           "CASE WHEN level < 0 THEN 'frost' WHEN level < 5 THEN 'cool' ELSE 'mild' END");
    agrees(here, case_when(level > 0, 1).otherwise(level), "CASE WHEN level > 0 THEN 1 ELSE level END");
    agrees(here, case_when(value > 0.0, station).otherwise(city), "CASE WHEN value > 0 THEN station ELSE city END");
    agrees(here, case_when(id > 4, col<&reading::seen>).otherwise(sky::cloudy), "CASE WHEN id > 4 THEN seen ELSE 'cloudy' END");
    CHECK(here.ids(case_when(level > 3, true).otherwise(value < 0.0)) == here.plain_ids("(level > 3 OR value < 0)"));
    CHECK(here.keys(varve::select<reading>().order_by(case_when(city == "Oslo", 0).otherwise(1), id)) == here.plain_keys("ORDER BY city <> 'Oslo', id"));
}

TEMPLATE_LIST_TEST_CASE("choices: greatest and least", "[queries]", tested_backends) {
    weather<TestType> here;
    agrees(here, greatest(value, 0.0), "CASE WHEN value > 0 THEN value ELSE 0.0 END");
    agrees(here, least(id, level), "CASE WHEN level < id THEN level WHEN level >= id THEN id END");
    agrees(here, least(city, "P"), "CASE WHEN city < 'P' THEN city ELSE 'P' END");
}

TEMPLATE_LIST_TEST_CASE("choices: arithmetic", "[queries]", tested_backends) {
    weather<TestType> here;
    agrees(here, id % 3, "id - id / 3 * 3");
    agrees(here, -level % 2, "(0 - level) - (0 - level) / 2 * 2");
    agrees(here, -value, "0.0 - value");
    agrees(here, abs(value), "CASE WHEN value < 0 THEN 0.0 - value ELSE value END");
    agrees(here, abs(level), "CASE WHEN level < 0 THEN 0 - level ELSE level END");
    agrees(here, round(value), "round(value)");
    agrees(here, round(value / 3.0, 1), here.can.typed_parameters ? "CAST(round(CAST(value / 3.0 AS numeric), 1) AS double precision)" : "round(value / 3.0, 1)");
    agrees(here, floor(value), "CASE WHEN CAST(value AS INTEGER) > value THEN CAST(value AS INTEGER) - 1.0 ELSE CAST(value AS INTEGER) * 1.0 END");
    agrees(here, ceil(value), "CASE WHEN CAST(value AS INTEGER) < value THEN CAST(value AS INTEGER) + 1.0 ELSE CAST(value AS INTEGER) * 1.0 END");
    agrees(here, city || "!", "city || '!'");
    agrees(here, "<" || (station || ">"), "'<' || station || '>'");
}

TEMPLATE_LIST_TEST_CASE("choices: casts", "[queries]", tested_backends) {
    weather<TestType> here;
    agrees(here, varve::cast<std::string>(id), "CAST(id AS TEXT)");
    agrees(here, varve::cast<double>(level) / 2.0, "level / 2.0");
    agrees(here, varve::cast<std::int64_t>(value), "CAST(value AS INTEGER)");
    agrees(here, varve::cast<int>("12") + id, "12 + id");
}
