#include <list>

#include "shop.hpp"

using namespace varve_test;
using varve::col;

namespace {

std::vector<item> numbered(int count) {
    std::vector<item> made;
    for (int i = 0; i < count; ++i) made.push_back({.name = "n" + std::to_string(i), .price = i + 1.0});
    return made;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("writes: a generated key is written back", "[writes]", tested_backends) {
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    item first{.name = "a", .price = 1.5};
    item& same = items.insert(first);
    CHECK(&same == &first);
    CHECK(first.id != 0);
    const item second = items.insert(item{.name = "b", .price = 2.0});
    CHECK(second.id != first.id);
    CHECK(items.get(first.id)->name == "a");
    CHECK(items.get(second.id)->name == "b");
    CHECK(items.get(first.id)->gross == 3.0);
}

TEMPLATE_LIST_TEST_CASE("writes: a key that is set is kept", "[writes]", tested_backends) {
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    item given{.id = 1000, .name = "a", .price = 1};
    items.insert(given);
    CHECK(given.id == 1000);
    item negative{.id = -5, .name = "b", .price = 1};
    items.insert(negative);
    CHECK(items.get(-5)->name == "b");
    CHECK(items.get(1000)->name == "a");
    CHECK_THROWS_AS(items.insert(given), varve::unique_violation);
}

TEMPLATE_LIST_TEST_CASE("writes: ranges of every size", "[writes]", tested_backends) {
    for (const int size : {0, 1, 2, 63, 64, 65, 200, 1000}) {
        INFO(size << " rows");
        bench<TestType, item> here;
        auto items = here.template rows<item>();
        items.insert(item{.id = 5000, .name = "before", .price = 1});
        auto rows = numbered(size);
        CHECK(items.insert_range(rows) == rows.size());
        CHECK(items.count() == size + 1);
        for (const item& row : rows) {
            const auto found = items.get(row.id);
            REQUIRE(found.has_value());
            CHECK(found->name == row.name);
        }
    }
}

TEMPLATE_LIST_TEST_CASE("writes: keys given and not given in one range", "[writes]", tested_backends) {
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    auto rows = numbered(300);
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (i % 7 == 0 || (i > 100 && i < 180)) rows[i].id = 10000 + static_cast<std::int64_t>(i) * 1000;
    CHECK(items.insert_range(rows) == rows.size());
    for (const item& row : rows) {
        const auto found = items.get(row.id);
        REQUIRE(found.has_value());
        CHECK(found->name == row.name);
    }
}

TEMPLATE_LIST_TEST_CASE("writes: ranges that cannot be written back, and of other containers", "[writes]", tested_backends) {
    bench<TestType, item, label> here;
    auto items = here.template rows<item>();
    const auto fixed = numbered(70);
    CHECK(items.insert_range(fixed) == 70);
    std::list<item> listed{{.name = "x", .price = 1}, {.name = "y", .price = 1}};
    CHECK(items.insert_range(listed) == 2);
    CHECK(items.get(listed.back().id)->name == "y");
    CHECK(items.count() == 72);
    CHECK(here.template rows<label>().insert_range(std::vector<label>{{"a"}, {"b"}, {"c"}}) == 3);
    CHECK(here.template rows<label>().get("b")->code == "b");
}

TEMPLATE_LIST_TEST_CASE("writes: a range is inserted whole or not at all", "[writes]", tested_backends) {
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    auto rows = numbered(300);
    rows[290].price = -1;
    CHECK_THROWS_AS(items.insert_range(rows), varve::check_violation);
    CHECK(items.count() == 0);
    CHECK_FALSE(here.session.in_transaction());
}
