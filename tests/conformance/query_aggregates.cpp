#include <varve/expression/aggregate.hpp>

#include <algorithm>

#include "weather.hpp"

using namespace varve_test;
using varve::col;
using varve::distinct;
using varve::select;

namespace {

constexpr const auto& id = col<&reading::id>;
constexpr const auto& city = col<&reading::city>;
constexpr const auto& station = col<&reading::station>;
constexpr const auto& value = col<&reading::value>;
constexpr const auto& level = col<&reading::level>;

struct distincts {
    std::int64_t stations;
    std::optional<std::int64_t> levels;
    std::optional<double> mean;
    double total;
    bool operator==(const distincts&) const = default;
};

struct filtered {
    std::string city;
    std::int64_t warm;
    std::optional<double> warm_sum;
    std::optional<double> coldest;
    std::int64_t stations;
    bool operator==(const filtered&) const = default;
};

struct joined {
    std::string city;
    std::optional<std::string> stations;
    bool operator==(const joined&) const = default;
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("aggregates: distinct", "[queries]", tested_backends) {
    weather<TestType> here;
    const auto start = select<distincts>(varve::count(distinct(station)), varve::sum(distinct(level)), varve::avg(distinct(value)), varve::total(level))
                           .template from<reading>();
    const auto all = here.session.one(start);
    CHECK(all == here.template plainly<distincts>("SELECT count(DISTINCT station), sum(DISTINCT level), avg(DISTINCT value), "
                                                 "coalesce(sum(level), 0.0) FROM readings").at(0));
    REQUIRE(all.has_value());
    CHECK(all->stations == 5);
    CHECK(here.session.one(start.where(id > 100)) == distincts{0, std::nullopt, std::nullopt, 0.0});
}

TEMPLATE_LIST_TEST_CASE("aggregates: whole numbers times a fraction", "[queries]", tested_backends) {
    weather<TestType> here;
    const auto found = here.session.all(select<std::optional<double>>(level * 1.5 + 0.25).template from<reading>().order_by(id));
    CHECK(found == here.template plainly<std::optional<double>>("SELECT level * 1.5 + 0.25 FROM readings ORDER BY id"));
    CHECK(std::ranges::any_of(found, [](const auto& each) { return each && *each != 0.25; }));
}

TEMPLATE_LIST_TEST_CASE("aggregates: filter", "[queries]", tested_backends) {
    weather<TestType> here;
    needs(here.can.filtered_aggregates, "filtered_aggregates");
    const auto rows = here.session.all(select<filtered>(city, varve::count().filter(value > 0.5), varve::sum(value).filter(value > 0.5),
                                                        varve::min(value).filter(value < 0.0), varve::count(distinct(station)).filter(value > -3.0))
                                           .template from<reading>()
                                           .group_by(city)
                                           .order_by(city));
    CHECK(rows == here.template plainly<filtered>("SELECT city, count(CASE WHEN value > 0.5 THEN 1 END), sum(CASE WHEN value > 0.5 THEN value END), min(CASE WHEN value < 0 THEN "
                                                 "value END), count(DISTINCT CASE WHEN value > -3 THEN station END) FROM readings GROUP BY city ORDER BY city"));
    REQUIRE(rows.size() == 4);
    CHECK(rows[1] == filtered{"Oslo", 0, std::nullopt, -20.5, 1});  // no warm row: the sum is NULL, the count 0
}

TEMPLATE_LIST_TEST_CASE("aggregates: text joined", "[queries]", tested_backends) {
    weather<TestType> here;
    const auto rows = here.session.all(select<joined>(city, varve::string_agg(station, "' || '")).template from<reading>().group_by(city).order_by(city));
    REQUIRE(rows.size() == 4);
    CHECK(rows[0] == joined{"New York", "north"});
    CHECK((rows[2].stations == "north' || 'south" || rows[2].stations == "south' || 'north"));
    const auto once = here.session.all(select<joined>(city, varve::string_agg(distinct(station))).template from<reading>().where(id.in(1, 2, 4)).group_by(city).order_by(city));
    CHECK(once[0] == joined{"New York", "north"});
}

TEMPLATE_LIST_TEST_CASE("aggregates: in having and order_by", "[queries]", tested_backends) {
    weather<TestType> here;
    needs(here.can.filtered_aggregates, "filtered_aggregates");
    const auto rows = here.session.all(select<joined>(city, varve::max(station))
                                           .template from<reading>()
                                           .where(id > 0)
                                           .group_by(city)
                                           .having(varve::count(distinct(station)) > 1 || varve::count().filter(level > 100) == 1)
                                           .order_by(varve::desc(varve::total(value)), city));
    CHECK(rows == here.template plainly<joined>("SELECT city, max(station) FROM readings GROUP BY city HAVING count(DISTINCT station) > 1 OR "
                                               "max(level) > 100 ORDER BY sum(value) DESC, city"));
    CHECK(rows.size() == 3);
}
