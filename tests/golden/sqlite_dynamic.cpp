// The texts of queries with conditions and orders that are put together at run time.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/expression/functions.hpp>
#include <varve/query/dynamic.hpp>
#include <varve/query/query.hpp>

#include <support/golden.hpp>

#include "script.hpp"

using namespace varve_test;
using varve::col;
using varve::desc;
using varve::dynamic;
using varve::dynamic_order;
using varve::select;

namespace {

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> note{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>); }
};

struct reading {
    std::int64_t id{};
    std::optional<std::int64_t> metric_id{};
    double value{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"readings">, varve::primary_key<&reading::id>, varve::foreign_key<&reading::metric_id>.references<&metric::id>());
    }
};

const auto value = col<&metric::value>;
const auto name = col<&metric::name>;
const auto note = col<&metric::note>;

template <class... Conditions>
dynamic<metric> all_of(const Conditions&... conditions) {
    dynamic<metric> made;
    (made.where(conditions), ...);
    return made;
}
template <class... Conditions>
dynamic<metric> any_of(const Conditions&... conditions) {
    dynamic<metric> made;
    (made.or_where(conditions), ...);
    return made;
}

auto metrics(const dynamic<metric>& filter) { return select<metric>().where(filter); }

}  // namespace

TEST_CASE("sqlite: dynamic conditions") {
    const dynamic<metric> none;
    const auto one = all_of(value > 1);
    const auto both = all_of(value > 1, name == "a");
    const auto either = any_of(value > 1, name == std::string(100, 'a'));
    check_golden("sqlite/dynamic_conditions.sql",
                 script{}("none", metrics(none))("one", metrics(one))("both", metrics(both))("either", metrics(either))(
                     "either and more", metrics(dynamic{either}.where(note.is_null())))("both or else", metrics(dynamic{both}.or_where(note.is_null())))(
                     "not", metrics(!both))("not not", metrics(!!both))("not one", metrics(!one))("not nothing", metrics(!none))(
                     "not, and more", metrics((!either).where(note.is_null())))("nothing beside a condition", metrics(none && one))(
                     "or nothing", metrics(one || none))("groups in groups", metrics((both || either) && !(one || both)))(
                     "a group of its own kind", metrics(all_of(both, both)))("ands and ors in turn", metrics(all_of(one, any_of(one, all_of(one, either)))))
                     .text());
}

TEST_CASE("sqlite: dynamic conditions of every kind") {
    const auto of_metric = select<reading>().where(col<&reading::metric_id> == varve::outer(col<&metric::id>));
    const dynamic<reading> high = col<&reading::value> > 100;
    check_golden(
        "sqlite/dynamic_kinds.sql",
        script{}("comparisons", metrics(all_of(value > 1, value <= col<&metric::id>, name != "a", 3 < value)))(
            "null", metrics(all_of(note.is_null(), note.is_not_null(), note.is_not_distinct_from(std::optional<std::string>{}))))(
            "lists and ranges", metrics(all_of(name.in("a", "b"), name.in(std::vector<std::string>{}), value.not_in(std::vector{1.5}), value.between(1, 2))))(
            "patterns", metrics(all_of(name.like("a%"), note.not_like("_"))))("arithmetic", metrics(all_of(value * 2 + 1 > 3)))(
            "a condition of constant form", metrics(all_of(value > 1 || (name == "a" && !(value < 0)))))("rows", metrics(all_of(varve::row(name, value) > varve::row("a", 1))))(
            "subqueries", metrics(all_of(value > 1, varve::exists(of_metric), col<&metric::id>.in(select<std::int64_t>(col<&reading::id>).from<reading>().where(col<&reading::value> > 5)), value < 9)))(
            "dynamic in a subquery in dynamic", metrics(all_of(value > 1, varve::exists(of_metric.where(high)), value < 9)))(
            "beside others", select<metric>().where(name == "a").where(any_of(value > 1, value < 0)).where(dynamic<metric>{}))(
            "nothing beside others", select<metric>().where(name == "a" || dynamic<metric>{}))("nothing where a value stands", select<bool>(varve::case_when(dynamic<metric>{}, true).otherwise(false)).from<metric>())
            .text());
}

TEST_CASE("sqlite: dynamic orders") {
    const dynamic_order<metric> none;
    const auto ordered = dynamic_order<metric>{}.then(desc(value)).then(name, varve::asc(value + 1));
    const auto two = dynamic_order<metric, reading>{}.then(desc(col<&reading::value>), value);
    check_golden("sqlite/dynamic_orders.sql",
                 script{}("none", select<metric>().order_by(none).limit(1))("several", select<metric>().order_by(ordered).limit(1))(
                     "between others", select<metric>().where(value > 1).order_by(desc(note), ordered, col<&metric::id>).limit(1))(
                     "nothing between others", select<metric>().order_by(none, desc(note), none))("joins", select<reading, metric>().join<&reading::metric_id>().order_by(two))
                     .text());
}

TEST_CASE("conditions inside each other have an end") {
    dynamic<metric> deep = value > 1;
    const auto nest = [&] { deep = (!deep).where(value > 2).or_where(name == "a"); };
    CHECK_THROWS_AS([&] { for (int i = 0; i < 1000; ++i) nest(); }(), varve::usage_error);
    CHECK(varve::sql_of<varve::sqlite>(metrics(deep)).size() > 1000);
}
