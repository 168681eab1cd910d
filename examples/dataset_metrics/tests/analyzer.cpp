#include "analyzer.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/migrate/create_all.hpp>
#include <varve/repository/repository.hpp>
#include <varve/session/database.hpp>
#include <varve/sql/types/date.hpp>

#include "read_weather.hpp"

using namespace dataset_metrics;
using namespace std::chrono_literals;
using Catch::Matchers::WithinRel;

namespace {

const std::vector<data_source>& weather() {
    static const auto sources = read_weather(DATASET_METRICS_CSV);
    return sources;
}

std::set<metric_spec> all_of(const std::string& column) {
    return {{measure::number_of_rows, column}, {measure::average, column}, {measure::minimum, column},
            {measure::maximum, column}, {measure::sum, column}, {measure::variance, column},
            {measure::null_fraction, column}};
}

std::optional<double> value_in(const std::vector<metric>& metrics, measure kind,
                               const std::string& column, std::chrono::year_month_day date) {
    for (const metric& each : metrics)
        if (each.spec == metric_spec{kind, column} && each.key.date == date) return value_of(each);
    FAIL("not measured");
    return {};
}

/// One line of the file, for the engine's own aggregates.
struct observation {
    std::int64_t id{};
    std::string city;
    varve::date date{};
    std::optional<double> precipitation, temp_max, temp_min, wind;

    static constexpr auto facts() {
        return varve::facts(varve::table<"observations">,
                            varve::primary_key<&observation::id>.generated());
    }
};

struct aggregates {
    std::string city;
    std::string month;
    std::int64_t rows{};
    double average{}, minimum{}, maximum{}, sum{}, variance{};
};

}  // namespace

// Computed with Python's csv and statistics modules (fmean, min, max, fsum, pvariance) over the lines of the month.
TEST_CASE("the numbers are those that Python computes") {
    struct expected {
        std::size_t city;
        std::string column;
        std::chrono::year_month_day month;
        double rows, average, minimum, maximum, sum, variance;
    };
    for (const expected& one : {
             expected{0, "temp_max", 2015y / 7 / 1, 31, 28.093548387096774, 21.1, 35, 870.9, 18.79737773152965},
             expected{1, "temp_min", 2014y / 1 / 1, 31, -5.974193548387096, -16, 6.1, -185.2, 30.620624349635797},
             expected{1, "precipitation", 2012y / 10 / 1, 31, 1.8258064516129033, 0, 13, 56.6, 11.830301768990635},
             expected{0, "wind", 2012y / 2 / 1, 29, 3.903448275862069, 1.3, 8.1, 113.2, 3.073436385255648},
         }) {
        const auto metrics = analyze(weather().at(one.city), all_of(one.column), period::month);
        const auto value = [&](measure kind) { return value_in(metrics, kind, one.column, one.month).value(); };
        CHECK(value(measure::number_of_rows) == one.rows);
        CHECK_THAT(value(measure::average), WithinRel(one.average, 1e-12));
        CHECK(value(measure::minimum) == one.minimum);
        CHECK(value(measure::maximum) == one.maximum);
        CHECK_THAT(value(measure::sum), WithinRel(one.sum, 1e-12));
        CHECK_THAT(value(measure::variance), WithinRel(one.variance, 1e-12));
        CHECK(value(measure::null_fraction) == 0);
    }
}

TEST_CASE("every month of every city and column is what SQLite's aggregates make of the same rows") {
    varve::database<varve::sqlite> db{":memory:"};
    auto session = db.session();
    varve::create_all(session, varve::models<observation>::schema());
    std::vector<observation> lines;
    for (const data_source& city : weather())
        for (const auto& row : city.rows)
            lines.push_back({0, city.name, row.date, row.values[0], row.values[1], row.values[2], row.values[3]});
    REQUIRE(varve::repository<observation, varve::sqlite>{session}.insert_range(lines) == 2922);

    for (const char* const column : {"precipitation", "temp_max", "temp_min", "wind"}) {
        std::size_t compared = 0;
        const std::string x = column;
        const auto months = session.all(varve::raw<aggregates>(
            "select city, substr(date, 1, 7), count(*), avg(" + x + "), min(" + x + "), max(" + x + "), sum(" + x +
            "), avg((" + x + " - mean) * (" + x + " - mean)) from observations join (select city as c, substr(date, 1, 7) as m, avg(" +
            x + ") as mean from observations group by 1, 2) on c = city and m = substr(date, 1, 7) group by 1, 2"));
        for (const data_source& city : weather()) {
            const auto metrics = analyze(city, all_of(column), period::month);
            for (const aggregates& each : months) {
                if (each.city != city.name) continue;
                const std::chrono::year_month_day month{std::chrono::year{std::stoi(each.month.substr(0, 4))},
                                                        std::chrono::month(std::stoul(each.month.substr(5))), 1d};
                const auto value = [&](measure kind) { return value_in(metrics, kind, column, month).value(); };
                CHECK(value(measure::number_of_rows) == static_cast<double>(each.rows));
                CHECK_THAT(value(measure::average), WithinRel(each.average, 1e-9));
                CHECK(value(measure::minimum) == each.minimum);
                CHECK(value(measure::maximum) == each.maximum);
                CHECK_THAT(value(measure::sum), WithinRel(each.sum, 1e-9));
                CHECK_THAT(value(measure::variance), WithinRel(each.variance, 1e-9));
                ++compared;
            }
        }
        CHECK(compared == 96);
    }
}

TEST_CASE("nulls count as rows and as nothing else; no value at all is no number") {
    const data_source source{"made up", {"x"},
                             {{2024y / 1 / 1, {4.0}}, {2024y / 1 / 2, {std::nullopt}}, {2024y / 1 / 3, {2.0}},
                              {2024y / 1 / 4, {std::nullopt}}, {2024y / 2 / 1, {std::nullopt}}}};
    const auto months = analyze(source, all_of("x"), period::month);
    const auto january = [&](measure kind) { return value_in(months, kind, "x", 2024y / 1 / 1); };
    const auto february = [&](measure kind) { return value_in(months, kind, "x", 2024y / 2 / 1); };
    CHECK(january(measure::number_of_rows) == 4);
    CHECK(january(measure::null_fraction) == 0.5);
    CHECK(january(measure::average) == 3);
    CHECK(january(measure::variance) == 1);
    CHECK(february(measure::number_of_rows) == 1);
    CHECK(february(measure::null_fraction) == 1);
    for (const measure kind : {measure::average, measure::minimum, measure::maximum, measure::sum, measure::variance})
        CHECK(february(kind) == std::nullopt);
}

TEST_CASE("a metric is of a dataset and a period, whose length keeps the keys apart") {
    const data_source& seattle = weather().at(0);
    const std::set<metric_spec> specs{{measure::average, "temp_max"}, {measure::number_of_rows, ""}};
    const auto days = analyze(seattle, specs, period::day);
    const auto months = analyze(seattle, specs, period::month);
    const auto years = analyze(seattle, specs, period::year);
    CHECK(days.size() == 2 * 1461);
    CHECK(months.size() == 2 * 48);
    CHECK(years.size() == 2 * 4);
    CHECK(days[0].dataset == "Seattle");
    CHECK(days[0].key == metric_key{2012y / 1 / 1, {}});
    CHECK(months[0].key == metric_key{2012y / 1 / 1, {{"period", "month"}}});
    CHECK(years[0].key == metric_key{2012y / 1 / 1, {{"period", "year"}}});
    CHECK(value_in(days, measure::average, "temp_max", 2012y / 1 / 1) == 12.8);
    CHECK(value_in(years, measure::number_of_rows, "", 2012y / 1 / 1) == 366);
}

TEST_CASE("the states of twelve months merge to that of the year") {
    const auto months = analyze(weather().at(1), {{measure::variance, "temp_max"}}, period::month);
    const auto years = analyze(weather().at(1), {{measure::variance, "temp_max"}}, period::year);
    for (const metric& year : years) {
        metric_state merged;
        for (const metric& month : months)
            if (month.key.date.year() == year.key.date.year()) merged.merge(month.state);
        CHECK(merged.rows == year.state.rows);
        CHECK(merged.minimum == year.state.minimum);
        CHECK(merged.maximum == year.state.maximum);
        CHECK_THAT(merged.sum, WithinRel(year.state.sum, 1e-12));
        CHECK_THAT(merged.mean, WithinRel(year.state.mean, 1e-12));
        CHECK_THAT(merged.variance().value(), WithinRel(year.state.variance().value(), 1e-12));
    }
    // 2013, again from Python.
    CHECK_THAT(years.at(1).state.mean, WithinRel(16.61068493150685, 1e-12));
    CHECK_THAT(years.at(1).state.variance().value(), WithinRel(93.93388583223869, 1e-12));
}

TEST_CASE("a column that the source lacks is an error that names both") {
    try {
        analyze(weather().at(0), {{measure::sum, "snow"}}, period::month);
        FAIL("measured");
    } catch (const std::invalid_argument& why) {
        CHECK(std::string{why.what()} == "dataset 'Seattle' has no column 'snow'");
    }
}
