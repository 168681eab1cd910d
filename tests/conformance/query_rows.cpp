#include "weather.hpp"

using namespace varve_test;
using varve::asc;
using varve::col;
using varve::desc;
using varve::select;

namespace {

constexpr const auto& id = col<&reading::id>;
constexpr const auto& city = col<&reading::city>;
constexpr const auto& value = col<&reading::value>;
constexpr const auto& level = col<&reading::level>;

struct brief {
    std::string city;
    std::optional<std::int32_t> level;
    double doubled;
    bool operator==(const brief&) const = default;
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("queries: order", "[queries]", tested_backends) {
    weather<TestType> here;
    const auto all = select<reading>();
    CHECK(here.keys(all.order_by(value, id)) == here.plain_keys("ORDER BY value, id"));
    CHECK(here.keys(all.order_by(desc(value), id)) == here.plain_keys("ORDER BY value DESC, id"));
    CHECK(here.keys(all.order_by(asc(city), desc(id))) == here.plain_keys("ORDER BY city, id DESC"));
    CHECK(here.keys(all.order_by(level, id)) == here.plain_keys("ORDER BY level, id"));
    CHECK(here.keys(all.order_by(desc(level), id)) == here.plain_keys("ORDER BY level DESC, id"));
    CHECK(here.keys(all.order_by(value * -1.0, desc(id))) == here.plain_keys("ORDER BY value * -1, id DESC"));
    CHECK(here.keys(all.order_by(id == 3, id)) == here.plain_keys("ORDER BY id = 3, id"));
}

TEMPLATE_LIST_TEST_CASE("queries: limit and offset", "[queries]", tested_backends) {
    weather<TestType> here;
    const auto all = select<reading>().order_by(id);
    CHECK(here.keys(all.limit(3)) == std::vector<std::int64_t>{1, 2, 3});
    CHECK(here.keys(all.limit(3).offset(2)) == std::vector<std::int64_t>{3, 4, 5});
    CHECK(here.keys(all.offset(6)) == std::vector<std::int64_t>{7, 8});
    CHECK(here.keys(all.offset(2).limit(3)) == std::vector<std::int64_t>{3, 4, 5});
    CHECK(here.keys(all.limit(0)) == std::vector<std::int64_t>{});
    CHECK(here.keys(all.limit(100).offset(100)) == std::vector<std::int64_t>{});
    CHECK(here.keys(select<reading>().where(id.in(2, 4, 6, 8)).order_by(desc(id)).limit(2).offset(1)) == std::vector<std::int64_t>{6, 4});
}

TEMPLATE_LIST_TEST_CASE("queries: into any struct", "[queries]", tested_backends) {
    weather<TestType> here;
    const auto rows = here.session.all(select<brief>(city, level, value * 2.0).template from<reading>().where(id <= 3).order_by(id));
    CHECK(rows == here.template plainly<brief>("SELECT city, level, value * 2 FROM readings WHERE id <= 3 ORDER BY id"));
    REQUIRE(rows.size() == 3);
    CHECK(rows[1] == brief{"Seattle", std::nullopt, 26.0});
}

TEMPLATE_LIST_TEST_CASE("queries: a query is a value: kept, copied and run again", "[queries]", tested_backends) {
    weather<TestType> here;
    const auto made = [] {
        const std::string gone = "Seattle, and a tail that no short string holds";
        return select<reading>().where(city == std::string_view{gone}.substr(0, 7) && id.in(std::vector<int>{1, 2, 3, 4})).order_by(id);
    }();
    CHECK(here.keys(made) == std::vector<std::int64_t>{1, 2, 3});
    const auto narrower = made.where(value > 0.0).limit(1);
    CHECK(here.keys(narrower) == std::vector<std::int64_t>{1});
    CHECK(here.keys(made) == std::vector<std::int64_t>{1, 2, 3});
    constexpr auto constant = select<reading>().where(col<&reading::city> == "Oslo" && col<&reading::id> < 7);
    CHECK(here.keys(constant) == std::vector<std::int64_t>{6});
}

TEMPLATE_LIST_TEST_CASE("queries: first, one, all", "[queries]", tested_backends) {
    weather<TestType> here;
    CHECK(here.session.first(select<reading>().order_by(desc(id)))->id == 8);
    CHECK(here.session.first(select<reading>().where(id > 8)) == std::nullopt);
    CHECK(here.session.one(select<reading>().where(id == 8))->city == "oslo");
    CHECK(here.session.one(select<reading>().where(id > 8)) == std::nullopt);
    try {
        here.session.one(select<reading>().where(id > 6));
        FAIL("two rows");
    } catch (const varve::data_error& why) {
        CHECK(why.sqlstate() == "21000");
    }
    auto rows = here.template rows<reading>();
    CHECK(rows.all().size() == 8);
    CHECK(rows.find(city == "Oslo" && value < 0.0)->id == 7);
    CHECK_FALSE(rows.exists(city == "Rome"));
}
