// What dynamic conditions cost: how often a text is made and prepared, and what is bound.
#include <varve/query/dynamic.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <varve/backend/recording/recording.hpp>
#include <varve/query/inserts.hpp>
#include <varve/repository/repository.hpp>
#include <varve/session/database.hpp>

using varve::col;
using varve::dynamic;
using varve::dynamic_order;
using varve::select;

namespace {

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<double> value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>); }
};

const auto name = col<&metric::name>;
const auto value = col<&metric::value>;

struct scene {
    varve::recording::options options{};
    varve::session<varve::recording> session{varve::recording::connection::open(options)};

    std::int64_t prepared() const { return options.script->prepared; }
    const varve::recorded_statement& last() const { return options.script->ran.back(); }
};

dynamic<metric> above(double limit) { return value > limit; }
dynamic<metric> named(const std::string& text) { return name == text; }

}  // namespace

TEST_CASE("a structure is prepared once, whatever its values") {
    scene here;
    for (int i = 0; i < 10; ++i) {
        dynamic<metric> filter = above(i);
        filter.where(named(std::string(static_cast<std::size_t>(i) * 1000, 'x'))).or_where(value.in(std::vector<double>(static_cast<std::size_t>(i))));
        here.session.all(select<metric>().where(filter).limit(i));
    }
    CHECK(here.prepared() == 1);
    CHECK(here.session.composed().found == 9);
    CHECK(here.session.composed().prepared == 1);
    CHECK(here.session.composed().kept == 1);
}

TEST_CASE("another structure is another statement") {
    scene here;
    const auto runs = [&](const dynamic<metric>& filter, const dynamic_order<metric>& order = {}) {
        const auto before = here.prepared();
        here.session.all(select<metric>().where(filter).order_by(order));
        return here.prepared() - before;
    };
    CHECK(runs({}) == 1);
    CHECK(runs(above(1)) == 1);
    CHECK(runs(value < 1.0) == 1);
    CHECK(runs(above(1) && named("a")) == 1);
    CHECK(runs(named("a") && above(1)) == 1);
    CHECK(runs(above(1) || named("a")) == 1);
    CHECK(runs(!(above(1) || named("a"))) == 1);
    CHECK(runs((above(1) && named("a")) || above(1)) == 1);
    CHECK(runs(above(1) && (named("a") || above(1))) == 1);
    CHECK(runs(varve::field_filter<metric>("value", ">", "1")) == 1);
    CHECK(runs(varve::field_filter<metric>("id", ">", "1")) == 1);
    CHECK(runs(varve::field_filter<metric>("id", "<", "1")) == 1);
    CHECK(runs({}, dynamic_order<metric>::by_name("id")) == 1);
    CHECK(runs({}, dynamic_order<metric>::by_name("id", varve::sort_direction::descending)) == 1);
    CHECK(runs({}, dynamic_order<metric>{}.then(col<&metric::id>)) == 1);
    CHECK(runs(varve::exists(select<metric>().where(above(1)))) == 1);
    CHECK(runs(varve::exists(select<metric>().where(above(1) && above(1)))) == 1);
    // All of them once more.
    CHECK(runs(above(7)) == 0);
    CHECK(runs((above(7) && named("b")) || above(9)) == 0);
    CHECK(runs(varve::field_filter<metric>("id", "<", "9")) == 0);
    CHECK(runs({}, dynamic_order<metric>::by_name("id")) == 0);
    CHECK(runs(varve::exists(select<metric>().where(above(9)))) == 0);
    CHECK(runs(!!above(9)) == 0);
    // The same condition in other queries.
    here.session.all(select<metric>().where(above(1)).limit(1));
    here.session.run(varve::erase<metric>().where(above(1)));
    CHECK(here.session.composed().prepared == 19);
}

TEST_CASE("values are bound with their own types, in the order of the text") {
    scene here;
    const dynamic<metric> inner = value <= 4.5;
    dynamic<metric> filter = above(1.5);
    filter.where(varve::exists(select<metric>().where(name != "b").where(inner))).where(col<&metric::id>.in(std::vector{7, 8}));
    filter.where(varve::field_filter<metric>("name", "starts_with", "50%")).where(value.is_not_distinct_from(std::optional<double>{}));
    here.session.all(select<metric>().where(name == "a" && filter).order_by(dynamic_order<metric>{}.then(value + 0.5)).limit(9));
    const std::vector<varve::recorded_value> expected{std::string{"a"}, 1.5, std::string{"b"}, 4.5, std::string{"{7,8}"}, std::string{"50\\%%"}, std::monostate{}, 0.5, std::int64_t{9}};
    CHECK(here.last().values == expected);
}

TEST_CASE("an insert of many rows is known by its text") {
    scene here;
    const std::vector<metric> two(2), three(3);
    const auto upsert = [](const std::vector<metric>& rows, const dynamic<metric>& filter) {
        return varve::insert_rows(rows).on_conflict<&metric::id>().do_update<&metric::value>().where(varve::exists(select<metric>().where(filter)) && value < 5.0);
    };
    here.session.run(upsert(two, above(1)));
    here.session.run(upsert(two, above(2)));
    CHECK(here.prepared() == 1);
    CHECK(here.last().sql == varve::sql_of<varve::recording>(upsert(two, above(3))));
    CHECK(here.last().values.size() == 8);
    CHECK(here.last().values[6] == varve::recorded_value{2.0});
    here.session.run(upsert(three, above(1)));
    here.session.run(upsert(two, named("a")));
    here.session.run(upsert(two, {}));
    CHECK(here.prepared() == 4);
    CHECK(here.last().values.size() == 7);
}

TEST_CASE("an upsert does not take a forgotten condition for every row") {
    const metric row{};
    const std::vector<metric> rows(2);
    const auto text = [](const auto& query) { return varve::sql_of<varve::recording>(query.on_conflict().template do_update<&metric::value>().where(dynamic<metric>{})); };
    CHECK_THROWS_AS(text(varve::insert(row)), varve::usage_error);
    CHECK_THROWS_AS(text(varve::insert_rows(rows)), varve::usage_error);
    const auto found = varve::insert(row).on_conflict().do_update<&metric::value>().where(above(1));
    CHECK_THAT(varve::sql_of<varve::recording>(found), Catch::Matchers::EndsWith(R"( WHERE "metric"."value" > ?4)"));
}

TEST_CASE("what was not used for longest goes first") {
    scene here;
    here.session.keep_composed(2);
    const auto first = [&] { here.session.all(select<metric>().where(above(1))); };
    const auto second = [&] { here.session.all(select<metric>().where(named("a"))); };
    const auto third = [&] { here.session.all(select<metric>().where(above(1) && named("a"))); };
    first();
    second();
    first();
    third();  // the second goes
    CHECK(here.session.composed().kept == 2);
    CHECK(here.session.composed().dropped == 1);
    CHECK(here.prepared() == 3);
    first();
    third();
    CHECK(here.prepared() == 3);
    second();
    CHECK(here.prepared() == 4);
    here.session.keep_composed(0);
    CHECK(here.session.composed().kept == 1);  // the newest stays: it is about to be used
    CHECK(here.session.composed().most == 0);
}

TEST_CASE("a statement that is in use is not dropped, and runs beside itself") {
    scene here;
    here.session.keep_composed(1);
    const auto query = select<metric>().where(above(1));
    here.options.script->answer("SELECT", {.columns = {"id", "name", "value"}, .rows = {{std::int64_t{1}, std::string{"a"}, 2.0}, {std::int64_t{2}, std::string{"b"}, 3.0}}});
    std::vector<std::string> names;
    for (const metric& each : here.session.stream(query)) {
        here.session.all(query);
        here.session.all(select<metric>().where(named("a")));
        here.session.all(select<metric>().where(named("a") || above(1)));
        names.push_back(each.name);
    }
    CHECK(names == std::vector<std::string>{"a", "b"});
    here.session.all(select<metric>().where(named("a")));
    CHECK(here.session.composed().kept == 1);
}

TEST_CASE("copies are independent") {
    dynamic<metric> one = above(1);
    dynamic<metric> other = one;
    other.where(named("a"));
    dynamic<metric> third = one;
    third.negate();
    const auto text = [](const dynamic<metric>& filter) { return varve::sql_of<varve::recording>(select<metric>().where(filter)); };
    CHECK(text(one) != text(other));
    CHECK(text(one) != text(third));
    CHECK(text(one) == text(above(2)));
    other = one;
    CHECK(text(other) == text(one));
    other.where(other).where(other);
    CHECK(text(other) == text(above(1) && above(1) && (above(1) && above(1))));
}

TEST_CASE("a field is found by its name, and by no other text") {
    const auto refused = [](const auto& ask, const char* sqlstate, std::vector<std::string> words) {
        try {
            ask();
            FAIL("nothing was refused");
        } catch (const varve::field_error& why) {
            CHECK(why.sqlstate() == sqlstate);
            for (const std::string& each : words) {
                INFO(why.what());
                CHECK(std::string_view{why.what()}.find(each) != std::string_view::npos);
            }
        }
    };
    refused([] { varve::field_filter<metric>("nmae", "=", "a"); }, "42703", {"'nmae'", "metric", "id, name, value"});
    refused([] { varve::dynamic_order<metric>::by_name("name\" DESC; --"); }, "42703", {"metric", "id, name, value"});
    refused([] { varve::field_filter<metric>("value", "=", "a few"); }, "22P02", {"value", "metric", "a finite number", "'a few'"});
    refused([] { varve::field_filter<metric>("value", "=", ""); }, "22P02", {"''"});
    refused([] { varve::field_filter<metric>("value", "~", "1"); }, "42883", {"'~'", ">=", "contains"});
    refused([] { varve::field_filter<metric>("value", "contains", "1"); }, "42804", {"value", "metric"});
    refused([] { varve::exposed<&metric::name>::filter("value", "=", "1"); }, "42703", {"'value'", "metric", "the fields are name"});
    refused([] { varve::exposed<&metric::name>::order("value"); }, "42703", {"'value'"});
    const std::vector<std::string> two{"1", "2"};
    refused([&] { varve::field_filter<metric>("id", varve::field_operator::equal, two); }, "42804", {"id", "metric", "2"});
    CHECK_NOTHROW(varve::field_filter<metric>("id", varve::field_operator::one_of, two));
    CHECK_NOTHROW(varve::field_filter<metric>("metric.id", "=", "1"));
}

TEST_CASE("a pool says how many statements its connections keep") {
    varve::database<varve::recording> database{varve::recording::options{}, {.maximum = 2, .composed_statements = 1}};
    auto session = database.session();
    CHECK(session.composed().most == 1);
    session.all(select<metric>().where(above(1)));
    session.all(select<metric>().where(named("a")));
    CHECK(session.composed().kept == 1);
    CHECK(session.composed().dropped == 1);
}
