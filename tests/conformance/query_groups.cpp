#include "weather.hpp"

using namespace varve_test;
using varve::col;
using varve::count;
using varve::desc;
using varve::select;

namespace {

constexpr const auto& id = col<&reading::id>;
constexpr const auto& city = col<&reading::city>;
constexpr const auto& station = col<&reading::station>;
constexpr const auto& value = col<&reading::value>;
constexpr const auto& level = col<&reading::level>;

struct by_city {
    std::string city;
    std::int64_t rows;
    std::int64_t with_level;
    double sum;
    double mean;
    double least;
    std::optional<std::int32_t> greatest;
    bool operator==(const by_city&) const = default;
};

struct by_station {
    std::optional<std::string> station;
    std::int64_t rows;
    bool operator==(const by_station&) const = default;
};

struct totals {
    std::int64_t rows;
    std::optional<double> sum;
    std::optional<double> mean;
    std::optional<std::int64_t> levels;
    bool operator==(const totals&) const = default;
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("queries: aggregates over groups", "[queries]", tested_backends) {
    weather<TestType> here;
    const auto grouped = select<by_city>(city, count(), count(level), varve::sum(value), varve::avg(value), varve::min(value), varve::max(level))
                             .template from<reading>()
                             .group_by(city)
                             .order_by(city);
    const auto rows = here.session.all(grouped);
    CHECK(rows == here.template plainly<by_city>("SELECT city, count(*), count(level), sum(value), avg(value), min(value), max(level) FROM readings "
                                                "GROUP BY city ORDER BY city"));
    REQUIRE(rows.size() == 4);
    const auto& york = rows[0];
    CHECK(york == by_city{"New York", 2, 2, 42.5, 21.25, 12.5, 3});
}

TEMPLATE_LIST_TEST_CASE("queries: NULL is a group", "[queries]", tested_backends) {
    weather<TestType> here;
    const auto rows = here.session.all(select<by_station>(station, count()).template from<reading>().where(id < 6).group_by(station).order_by(station));
    CHECK(rows == here.template plainly<by_station>("SELECT station, count(*) FROM readings WHERE id < 6 GROUP BY station ORDER BY station"));
    CHECK(rows.size() == 3);
}

TEMPLATE_LIST_TEST_CASE("queries: having", "[queries]", tested_backends) {
    weather<TestType> here;
    const auto start = select<by_station>(station, count()).template from<reading>();
    CHECK(here.session.all(start.group_by(station).having(count() > 1).order_by(desc(count()), station)) ==
          here.template plainly<by_station>("SELECT station, count(*) FROM readings GROUP BY station HAVING count(*) > 1 ORDER BY 2 DESC, 1"));
    CHECK(here.session.all(start.where(value > 0.0).group_by(station).having(varve::avg(value) >= 12.5 && station.is_not_null()).order_by(station)) ==
          here.template plainly<by_station>("SELECT station, count(*) FROM readings WHERE value > 0 GROUP BY station HAVING avg(value) >= 12.5 AND "
                                           "station IS NOT NULL ORDER BY station"));
}

TEMPLATE_LIST_TEST_CASE("queries: aggregates over everything and over nothing", "[queries]", tested_backends) {
    weather<TestType> here;
    const auto start = select<totals>(count(), varve::sum(value), varve::avg(value), varve::sum(level)).template from<reading>();
    CHECK(here.session.one(start) == here.template plainly<totals>("SELECT count(*), sum(value), avg(value), sum(level) FROM readings").at(0));
    CHECK(here.session.one(start.where(id > 100)) == totals{0, std::nullopt, std::nullopt, std::nullopt});
    auto rows = here.template rows<reading>();
    CHECK(rows.count() == 8);
    CHECK(rows.count(city == "Oslo") == 2);
}

TEMPLATE_LIST_TEST_CASE("queries: an aggregate over nothing read into what cannot be empty is an error", "[queries]", tested_backends) {
    struct plain {
        double mean;
    };
    weather<TestType> here;
    const auto nothing = select<plain>(varve::avg(value)).template from<reading>().where(id > 100);
    try {
        here.session.one(nothing);
        FAIL("read");
    } catch (const varve::data_error& why) {
        CHECK(why.sqlstate() == "22004");
    }
}
