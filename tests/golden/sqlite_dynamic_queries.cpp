// The texts of each kind of query with conditions that are put together at run time.
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/query/dynamic.hpp>

#include <support/golden.hpp>

#include "script.hpp"

using namespace varve_test;
using varve::col;
using varve::desc;
using varve::dynamic;
using varve::dynamic_order;
using varve::field_filter;
using varve::select;

namespace {

struct span {
    double low{};
    double high{};
};

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> note{};
    double value{};
    span range{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>, varve::column_name<&metric::note, "a \"remark\"">,
                            varve::embedded<&metric::range>.prefix("range_"));
    }
};

struct reading {
    std::int64_t id{};
    std::optional<std::int64_t> metric_id{};
    double value{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"readings">, varve::primary_key<&reading::id>, varve::foreign_key<&reading::metric_id>.references<&metric::id>());
    }
};

constexpr auto other = varve::alias<reading, "the \"other\"">;
using other_table = std::remove_const_t<decltype(other)>;

const auto value = col<&metric::value>;
const auto name = col<&metric::name>;

auto metrics(const dynamic<metric>& filter) { return select<std::int64_t>(col<&metric::id>).from<metric>().where(filter); }

}  // namespace

TEST_CASE("sqlite: dynamic conditions in every query") {
    const dynamic<metric> filter = value > 1;
    const dynamic<metric> none;
    const dynamic<metric, reading> both = value > col<&reading::value>;
    const dynamic<reading, other_table> pairs = other(col<&reading::value>) > col<&reading::value>;
    check_golden("sqlite/dynamic_queries.sql",
                 script{}("select, with a limit", metrics(filter).limit(3).offset(2))("expressions", select<double>(varve::max(value)).from<metric>().where(filter))(
                     "groups", select<std::string>(name).from<metric>().where(filter).group_by(name).having(varve::count() > 2))(
                     "joins", select<reading, metric>().join<&reading::metric_id>().where(filter && both).limit(1))("a left join", select<metric>().left_join<&reading::metric_id>().where(filter))(
                     "on", select<reading, metric>().join<metric>().on(both).where(filter))("on nothing", select<reading, metric>().join<metric>().on(dynamic<metric>{}))(
                     "an alias", select<reading>().join(other).on(pairs))("update", varve::update<metric>().set(varve::set<&metric::name>("b")).where(filter))(
                     "erase", varve::erase<metric>().where(filter))("erase, returning", varve::erase<metric>().where(filter).returning())(
                     "a set operation", union_all(metrics(filter), metrics(none)).limit(2))
                     .text());
}

TEST_CASE("sqlite: dynamic conditions of groups") {
    using grouped = varve::grouped_by<&metric::name>;
    const auto groups = select<std::string>(name).from<metric>().group_by(name);
    dynamic<metric, grouped> filter;
    dynamic_order<metric, grouped> order;
    script texts;
    texts("nothing said", groups.having(filter).order_by(order));
    filter.where(varve::count() > 1).or_where(varve::max(value) < 5 && name != "a");
    order.then(desc(varve::count())).then_by_name("name");
    texts("having and order", groups.where(dynamic<metric>{value > 1}).having(filter).order_by(order).limit(3))("having beside another", groups.having(filter && varve::count() < 9));
    check_golden("sqlite/dynamic_groups.sql", texts.text());
}

TEST_CASE("sqlite: fields by name") {
    using shown = varve::exposed<&metric::name, varve::in<&metric::range, &span::high>>;
    const std::vector<std::string> two{"1", "2"};
    script texts;
    for (const char* asks : {"=", "!=", "<", "<=", ">", ">=", "in", "not_in", "is_null", "is_not_null"}) texts(asks, metrics(field_filter<metric>("value", asks, "1.5")));
    for (const char* asks : {"contains", "starts_with", "ends_with"}) texts(asks, metrics(field_filter<metric>("note", asks, "100%")));
    texts("one of", metrics(field_filter<metric>("id", varve::field_operator::one_of, two)))("embedded, and its order", metrics(shown::filter("range.high", ">", "1")).order_by(shown::order("range.high"), dynamic_order<metric>::by_name("note", varve::sort_direction::descending)))(
        "of a joined table", select<reading>().join<&reading::metric_id>().where(field_filter<metric, reading>("reading.value", ">", "1") || field_filter<metric, reading>("note", "=", "a")))(
        "of an alias", select<reading>().join(other).on(field_filter<reading, other_table>("the \"other\".value", ">", "1")));
    check_golden("sqlite/dynamic_fields.sql", texts.text());
}

TEST_CASE("what is not confirmed is not written everywhere") {
    const dynamic<metric> none;
    const auto text = [](const auto& query) { return varve::sql_of<varve::sqlite>(query); };
    CHECK_THROWS_AS(text(varve::erase<metric>().where(none)), varve::usage_error);
    CHECK_THROWS_AS(text(varve::erase<metric>().where(!none && dynamic<metric>{})), varve::usage_error);
    CHECK_THROWS_AS(text(varve::erase<metric>().where(none).returning()), varve::usage_error);
    CHECK_THROWS_AS(text(varve::update<metric>().set(varve::set<&metric::name>("b")).where(none)), varve::usage_error);
    CHECK(text(varve::erase<metric>().where(none && value > 1)) == R"(DELETE FROM "metrics" WHERE "value" > ?1)");
    CHECK(varve::sql_of<varve::sqlite>(varve::erase<metric>().all_rows()) == R"(DELETE FROM "metrics")");
}
