// The texts of queries over several tables.
#include <cstdint>
#include <optional>
#include <string>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/query/query.hpp>

#include <support/golden.hpp>

#include "script.hpp"

using namespace varve_test;
using varve::col;
using varve::select;

namespace {

struct metric {
    std::int64_t id{};
    std::string name;
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

struct edge {
    std::int32_t from{};
    std::int32_t to{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&edge::from, &edge::to>); }
};

struct mark {
    std::int64_t id{};
    std::int32_t from{};
    std::int32_t to{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&mark::id>, varve::foreign_key<&mark::from, &mark::to>.references<&edge::from, &edge::to>());
    }
};

struct summary {
    std::optional<std::string> name;
    std::optional<double> value{};
};

struct step {
    std::int32_t from{};
    std::int32_t to{};
};

struct extremes {
    double most{};
    double least{};
};

constexpr auto other = varve::alias<reading, "the \"other\"">;

}  // namespace

TEST_CASE("sqlite: joins") {
    const auto named = select<summary>(col<&metric::name>, col<&reading::value>).from<reading>();
    check_golden("sqlite/joins.sql",
                 script{}("along a key", select<reading, metric>().join<&reading::metric_id>())("the other way", select<metric>().left_join<&reading::metric_id>())(
                     "on a condition with a value, before where", named.left_join<metric>().on(col<&reading::metric_id> == col<&metric::id> && col<&metric::name> != "a").where(col<&reading::value> > 1).order_by(col<&metric::name>).limit(2))(
                     "right", select<reading, metric>().right_join<&reading::metric_id>())("full", select<reading, metric>().full_join<&reading::metric_id>())(
                     "cross", named.cross_join<metric>())("an alias", select(varve::table_rows<reading>, other).join(other).on(col<&reading::value> < other(col<&reading::value>)))(
                     "an alias alone", select<extremes>(varve::max(other(col<&reading::value>)), varve::min(other(col<&reading::value>))).from(other).where(other(col<&reading::id>) > 1))(
                     "a composite key", select<mark>().join<&mark::from, &mark::to>())("groups", named.join<&reading::metric_id>().group_by(col<&metric::name>, col<&reading::value>).having(varve::count() > 1))
                     .text());
}

TEST_CASE("sqlite: subqueries") {
    using varve::exists;
    using varve::outer;
    const auto& value = col<&reading::value>;
    const auto means = select<double>(varve::avg(value)).from<reading>();
    const auto of_metric = select<reading>().where(col<&reading::metric_id> == outer(col<&metric::id>) && value > 2);
    check_golden("sqlite/subqueries.sql",
                 script{}("a value", select<metric>().where(col<&metric::id> > 1 && 1.5 < varve::scalar(means.where(value < 9)) && col<&metric::name> == "a"))(
                     "a selected value", select<summary>(col<&metric::name>, varve::scalar(select<std::int64_t>(varve::count()).from<reading>()) * 2).from<metric>().limit(1))(
                     "in", select<reading>().where(col<&reading::metric_id>.in(select<std::int64_t>(col<&metric::id>).from<metric>().where(col<&metric::name>.like("a%")).limit(3)) && value < 1))(
                     "not in, in an update", varve::update<metric>().set(varve::set<&metric::name>("b")).where(col<&metric::id>.not_in(select<std::int64_t>(col<&reading::id>).from<reading>())))(
                     "exists", select<metric>().where(exists(of_metric) && !exists(select(other).where(other(col<&reading::id>) == outer(col<&metric::id>)))))(
                     "in a delete", varve::erase<metric>().where(!exists(of_metric)))("in a joined query", select<reading>().join<&reading::metric_id>().where(value > varve::scalar(means)))
                     .text());
}

TEST_CASE("sqlite: row values and pages") {
    const auto &id = col<&reading::id>;
    const auto& value = col<&reading::value>;
    using varve::row;
    const auto all = select<reading>();
    check_golden("sqlite/pages.sql", script{}("row values", all.where(row(value, id) == row(1, 2) || row(id, 1.5) > row(3, value)))("one key", all.order_by(id).limit(2).after(7))(
                                         "of one direction", all.where(value > 0).order_by(varve::desc(value), varve::desc(id)).after(1.5, 7))(
                                         "of mixed directions", all.order_by(varve::desc(value), id).limit(2).after_row(reading{})).text());
}

TEST_CASE("sqlite: set operations") {
    const auto low = select<reading>().where(col<&reading::value> < 1);
    const auto high = select<reading>().where(col<&reading::value> > 2);
    using namespace varve;
    check_golden("sqlite/set_operations.sql",
                 script{}("union", union_(low, high))("all, ordered and limited", union_all(low, high).order_by(desc(col<&reading::value>), col<&reading::id>).limit(2).offset(1))(
                     "three", except(except(low, high), low))("three of two kinds", union_(low, intersect(high, low)))("limited sides", union_all(low.limit(1), high.limit(2)).order_by(col<&reading::id>))
                     .text());
}

TEST_CASE("sqlite: common tables") {
    const auto high = varve::with<"high">(select<reading>().where(col<&reading::value> > 2));
    const auto again = high.as<"again">();
    const auto count = varve::with_recursive<"numbers">(select<step>(col<&edge::from>, col<&edge::to>).from<edge>(), [](const auto& self) {
        return select<step>(self(col<&step::from>), col<&edge::to>).template from<edge>().join(self).on(col<&edge::from> == self(col<&step::to>) && self(col<&step::to>) < 9);
    });
    check_golden("sqlite/common_tables.sql",
                 script{}("alone", select(high).where(high(col<&reading::id>) > 1))(
                     "twice", select(high, again).join(again).on(high(col<&reading::id>) == again(col<&reading::id>)).where(high(col<&reading::value>) < 9))(
                     "joined to a table", select<metric>().join(high).on(high(col<&reading::metric_id>) == col<&metric::id>))("recursive", select(count).order_by(count(col<&step::to>)))
                     .text());
}

TEST_CASE("sqlite: returning") {
    const auto changed = varve::update<reading>().set(varve::set<&reading::value>(1.5)).where(col<&reading::id> == 1);
    check_golden("sqlite/returning.sql", script{}("rows", changed.returning())("expressions with a value", changed.returning<extremes>(col<&reading::value>, col<&reading::value> + 2.0))(
                                             "of a delete", varve::erase<reading>().where(col<&reading::id> < 3).returning<std::int64_t>(col<&reading::id>))
                                             .text());
}
