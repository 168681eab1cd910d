#include <varve/expression/function.hpp>
#include <varve/expression/text.hpp>

#include "asked.hpp"

using namespace varve_test;
using varve::col;

namespace {

constexpr const auto& id = col<&reading::id>;
constexpr const auto& city = col<&reading::city>;
constexpr const auto& station = col<&reading::station>;

inline constexpr auto trimmed = varve::function<"ltrim", std::string(std::string)>;
inline constexpr auto first_known = varve::function<"coalesce", std::string(std::optional<std::string>, std::string)>;

}  // namespace

TEMPLATE_LIST_TEST_CASE("text: functions", "[queries]", tested_backends) {
    weather<TestType> here;
    agrees(here, lower(city), "CASE WHEN city = 'Seattle' THEN 'seattle' WHEN city = 'New York' THEN 'new york' ELSE 'oslo' END");
    agrees(here, upper(station), "upper(station)");
    agrees(here, length(city), "CASE WHEN city = 'Seattle' THEN 7 WHEN city = 'New York' THEN 8 ELSE 4 END");
    agrees(here, length(station), "length(station)");
    agrees(here, trim(varve::concat("  ", city, " ")), "city");
    agrees(here, varve::ltrim(station, "no"), "ltrim(station, 'no')");
    agrees(here, varve::rtrim(city, "le"), "rtrim(city, 'le')");
    agrees(here, substr(city, 2, 3), "substr(city, 2, 3)");
    agrees(here, substr(station, 2), "substr(station, 2)");
    agrees(here, substr(city, id % 2 + 1), "substr(city, CAST(id % 2 + 1 AS INTEGER))");
    agrees(here, replace(station, "th", "TH"), "replace(station, 'th', 'TH')");
    agrees(here, position(city, "o"), here.can.namespaces ? "strpos(city, 'o')" : "instr(city, 'o')");
    agrees(here, varve::concat(city, "/", station, "/", city), "city || '/' || station || '/' || city");
}

TEMPLATE_LIST_TEST_CASE("text: patterns take nothing for a wildcard but what is said to be one", "[queries]", tested_backends) {
    weather<TestType> here;
    CHECK(here.ids(contains(station, "%")) == std::vector<std::int64_t>{6});
    CHECK(here.ids(contains(station, "_")) == std::vector<std::int64_t>{7});
    CHECK(here.ids(starts_with(station, std::string{"50% o"})) == std::vector<std::int64_t>{6});
    CHECK(here.ids(ends_with(station, "th")) == here.plain_ids("station IN ('north', 'south')"));
    CHECK(here.ids(starts_with(station, "")) == here.plain_ids("station IS NOT NULL"));
    CHECK(here.ids(contains(station, "\\")) == std::vector<std::int64_t>{});
    CHECK(here.ids(!contains(station, "t")) == here.plain_ids("NOT station LIKE '%t%'"));
    CHECK(here.ids(varve::like<"!">(station, "%!%%")) == std::vector<std::int64_t>{6});
    CHECK(here.ids(varve::like<"'">(station, "a'_b")) == std::vector<std::int64_t>{7});
    CHECK(here.ids(position(station, "N") == 1) == std::vector<std::int64_t>{});
    // Hostile texts stay texts.
    here.session.run(varve::update<reading>().set(varve::set<&reading::station>("a\\'%_--\\\\")).where(id == 1));
    const auto found = [&](const auto& condition) { return here.session.all(varve::select<reading>().where(condition)).size(); };
    CHECK(found(contains(station, "\\'%_--\\")) == 1);
    CHECK(found(ends_with(station, "\\\\")) == 1);
    CHECK(found(starts_with(station, "a\\'%__")) == 0);
}

TEMPLATE_LIST_TEST_CASE("text: functions that the user declares", "[queries]", tested_backends) {
    weather<TestType> here;
    agrees(here, trimmed(city), "ltrim(city)");
    agrees(here, trimmed(" " || city), "ltrim(' ' || city)");
    agrees(here, first_known(station, "none"), "coalesce(station, 'none')");
    CHECK(here.ids(trimmed("Oslo") == trimmed(city)) == here.plain_ids("city = 'Oslo'"));
    using value = typename decltype(varve::function<"upper", std::string(std::string)>(station))::value_type;
    static_assert(std::is_same_v<value, std::optional<std::string>>);
}

namespace {

struct tag {
    std::int64_t id{};
    std::string name;
    static constexpr auto facts() {
        return varve::facts(varve::table<"tags">, varve::primary_key<&tag::id>,
                            varve::check<"name_is_trimmed">(varve::trim(col<&tag::name>) == col<&tag::name> && varve::length(col<&tag::name>) > 0),
                            varve::check<"no_percent">(!varve::contains(col<&tag::name>, "%")));
    }
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("text: in facts", "[queries]", tested_backends) {
    bench<TestType, tag> here;
    auto rows = here.template rows<tag>();
    const auto refused = [&](tag row) { CHECK_THROWS_AS(rows.insert(row), varve::check_violation); };
    refused({1, " a"});
    refused({1, ""});
    refused({1, "50%"});
    tag good{1, "5_0\\"};
    CHECK_NOTHROW(rows.insert(good));
}
