#include <varve/expression/window.hpp>

#include "asked.hpp"

using namespace varve_test;
using varve::asc;
using varve::col;
using varve::desc;

namespace {

constexpr const auto& id = col<&reading::id>;
constexpr const auto& city = col<&reading::city>;
constexpr const auto& station = col<&reading::station>;
constexpr const auto& value = col<&reading::value>;
constexpr const auto& level = col<&reading::level>;

template <class Tested>
struct windows : weather<Tested> {
    windows() { needs(weather<Tested>::can.window_functions, "window_functions"); }
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("windows: ranks", "[queries]", tested_backends) {
    windows<TestType> here;
    using namespace varve;
    agrees(here, row_number().over(varve::order_by(desc(value), id)), "row_number() OVER (ORDER BY value DESC, id)");
    agrees(here, rank().over(varve::order_by(value)), "(SELECT count(*) + 1 FROM readings AS o WHERE o.value < readings.value)");
    agrees(here, dense_rank().over(varve::order_by(value)), "(SELECT count(DISTINCT o.value) + 1 FROM readings AS o WHERE o.value < readings.value)");
    agrees(here, row_number().over(partition_by(city), varve::order_by(id)), "(SELECT count(*) FROM readings AS o WHERE o.city = readings.city AND o.id <= readings.id)");
    agrees(here, ntile(3).over(varve::order_by(id)), "ntile(3) OVER (ORDER BY id)");
    agrees(here, percent_rank().over(varve::order_by(value)), "percent_rank() OVER (ORDER BY value)");
    agrees(here, cume_dist().over(varve::order_by(value)), "(SELECT count(*) FROM readings AS o WHERE o.value <= readings.value) / 8.0");
}

TEMPLATE_LIST_TEST_CASE("windows: neighbours", "[queries]", tested_backends) {
    windows<TestType> here;
    agrees(here, varve::lag(value).over(varve::order_by(id)), "(SELECT o.value FROM readings AS o WHERE o.id = readings.id - 1)");
    agrees(here, varve::lead(city, 2).over(varve::order_by(id)), "(SELECT o.city FROM readings AS o WHERE o.id = readings.id + 2)");
    agrees(here, varve::lag(value, 1, -1.0).over(varve::order_by(id)), "coalesce((SELECT o.value FROM readings AS o WHERE o.id = readings.id - 1), -1.0)");
    agrees(here, varve::lead(level, 1, 99).over(varve::order_by(id)), "CASE WHEN id = 8 THEN 99 ELSE (SELECT o.level FROM readings AS o WHERE o.id = readings.id + 1) END");
    agrees(here, varve::first_value(city).over(varve::order_by(id)), "'Seattle'");
    agrees(here, varve::last_value(city).over(varve::order_by(id)), "city");
    agrees(here, varve::nth_value(city, 4).over(varve::order_by(id)), "CASE WHEN id >= 4 THEN 'New York' END");
    agrees(here, varve::first_value(col<&reading::seen>).over(varve::order_by(id)), "'rain'");
}

TEMPLATE_LIST_TEST_CASE("windows: aggregates and frames", "[queries]", tested_backends) {
    windows<TestType> here;
    using varve::current_row, varve::following, varve::preceding, varve::unbounded_preceding, varve::unbounded_following;
    agrees(here, varve::sum(value).over(), "(SELECT sum(o.value) FROM readings AS o)");
    agrees(here, varve::count().over(varve::partition_by(city)), "(SELECT count(*) FROM readings AS o WHERE o.city = readings.city)");
    agrees(here, varve::count(station).over(varve::partition_by(value > 0.0, city)),
           "(SELECT count(station) FROM readings AS o WHERE o.city = readings.city AND (o.value > 0) = (readings.value > 0))");
    agrees(here, varve::sum(level).over(varve::partition_by(station)), "(SELECT sum(level) FROM readings AS o WHERE o.station IS NOT DISTINCT FROM readings.station)");
    agrees(here, varve::max(value).over(varve::order_by(id), rows_between(preceding(2), current_row)),
           "(SELECT max(o.value) FROM readings AS o WHERE o.id BETWEEN readings.id - 2 AND readings.id)", nulls::never);
    agrees(here, varve::sum(value).over(varve::order_by(id), rows_between(following(1), unbounded_following)),
           "(SELECT sum(o.value) FROM readings AS o WHERE o.id > readings.id)");
    agrees(here, varve::count().over(varve::order_by(value), range_between(preceding(1.0), following(1.0))),
           "(SELECT count(*) FROM readings AS o WHERE o.value BETWEEN readings.value - 1 AND readings.value + 1)");
    agrees(here, varve::sum(value).filter(value > 0.0).over(varve::order_by(id)),
           "(SELECT sum(o.value) FROM readings AS o WHERE o.id <= readings.id AND o.value > 0)", nulls::never);
    agrees(here, varve::avg(value).over(varve::partition_by(city), varve::order_by(desc(id)), rows_between(unbounded_preceding, current_row)),
           "(SELECT avg(o.value) FROM readings AS o WHERE o.city = readings.city AND o.id >= readings.id)", nulls::never);
    if (here.can.window_groups)
        agrees(here, varve::count().over(varve::order_by(value), groups_between(preceding(1), current_row)),
               "(SELECT count(*) FROM readings AS o WHERE o.value <= readings.value AND o.value >= coalesce((SELECT max(p.value) FROM readings AS p WHERE "
               "p.value < readings.value), readings.value))");
    agrees(here, varve::count().over(varve::partition_by(city)) * 2 + id, "(SELECT count(*) FROM readings AS o WHERE o.city = readings.city) * 2 + id");
}
