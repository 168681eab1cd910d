#include "shop.hpp"

using namespace varve_test;
using varve::col;
using varve::erase;
using varve::set;
using varve::update;

TEMPLATE_LIST_TEST_CASE("writes: update by key", "[writes]", tested_backends) {
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    item row{.name = "a", .variant = "v", .price = 1, .note = "n"};
    items.insert(row);
    item other{.name = "b", .price = 2};
    items.insert(other);
    row = {.id = row.id, .name = "c", .price = 3};
    CHECK(items.update(row));
    const auto found = items.get(row.id);
    CHECK(found->name == "c");
    CHECK(found->variant == std::nullopt);
    CHECK(found->price == 3);
    CHECK(found->note == std::nullopt);
    CHECK(found->gross == 6);
    CHECK(items.get(other.id)->name == "b");
    row.id = 12345;
    CHECK_FALSE(items.update(row));
}

TEMPLATE_LIST_TEST_CASE("writes: a key of several columns", "[writes]", tested_backends) {
    bench<TestType, item, part> here;
    auto parts = here.template rows<part>();
    part row{.item_code = "a'b", .number = 2, .text = "x"};
    parts.insert(row);
    parts.insert(part{.item_code = "a'b", .number = 3, .text = "y"});
    CHECK(parts.get("a'b", 2) == row);
    CHECK(parts.get(std::string{"a'b"}, std::int64_t{3})->text == "y");
    CHECK(parts.get("a", 2) == std::nullopt);
    row.text = "z";
    CHECK(parts.update(row));
    CHECK(parts.get("a'b", 2)->text == "z");
    CHECK(parts.get("a'b", 3)->text == "y");
    row.text = "upserted";
    parts.upsert(row);
    CHECK(parts.get("a'b", 2)->text == "upserted");
    CHECK(parts.erase("a'b", 2));
    CHECK_FALSE(parts.erase("a'b", 2));
    CHECK(parts.count() == 1);
}

TEMPLATE_LIST_TEST_CASE("writes: update where", "[writes]", tested_backends) {
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    for (int i = 1; i <= 5; ++i) items.insert(item{.id = i, .name = "n" + std::to_string(i), .price = double(i)});
    CHECK(here.session.run(update<item>().set(set<&item::price>(col<&item::price> + 10.0), set<&item::note>(std::nullopt)).where(col<&item::id> > 3)) == 2);
    CHECK(here.template plainly<double>("SELECT price FROM items ORDER BY id") == std::vector<double>{1, 2, 3, 14, 15});
    CHECK(here.session.run(update<item>().set(set<&item::variant>("new")).set(set<&item::price>(1)).where(col<&item::id> == 1)) == 1);
    CHECK(items.get(1)->variant == "new");
    CHECK(items.get(1)->price == 1.0);
    CHECK(here.session.run(update<item>().set(set<&item::variant>(std::optional<std::string>{})).where(col<&item::id> == 1)) == 1);
    CHECK(items.get(1)->variant == std::nullopt);
    CHECK(here.session.run(update<item>().set(set<&item::variant>(col<&item::name>)).all_rows()) == 5);
    CHECK(items.get(4)->variant == "n4");
    CHECK(here.session.run(update<item>().set(set<&item::price>(1.0)).where(col<&item::id> > 100)) == 0);
}

TEMPLATE_LIST_TEST_CASE("writes: erase", "[writes]", tested_backends) {
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    for (int i = 1; i <= 6; ++i) items.insert(item{.id = i, .name = "n" + std::to_string(i), .price = double(i)});
    CHECK(items.erase(3));
    CHECK_FALSE(items.erase(3));
    CHECK(here.session.run(erase<item>().where(col<&item::price> > 4.0 && col<&item::name>.like("n%"))) == 2);
    CHECK(items.erase_where(col<&item::id>.in(std::vector<int>{1, 99})) == 1);
    CHECK(here.template plainly<std::int64_t>("SELECT id FROM items ORDER BY id") == std::vector<std::int64_t>{2, 4});
    CHECK(here.session.run(erase<item>().all_rows()) == 2);
    CHECK(items.count() == 0);
}
