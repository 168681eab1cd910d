#include "shop.hpp"

using namespace varve_test;

TEMPLATE_LIST_TEST_CASE("writes: upsert by key", "[writes]", tested_backends) {
    needs(bench<TestType>::can.on_conflict, "on_conflict");
    bench<TestType, item, label> here;
    auto items = here.template rows<item>();
    items.upsert(item{.id = 5, .name = "a", .price = 1, .note = "old"});
    CHECK(items.get(5)->name == "a");
    items.upsert(item{.id = 5, .name = "b", .price = 2});
    const auto found = items.get(5);
    CHECK(found->name == "b");
    CHECK(found->price == 2);
    CHECK(found->note == std::nullopt);
    CHECK(items.count() == 1);
    items.upsert(item{.name = "no key", .price = 3});
    CHECK(items.count() == 2);
    CHECK_THROWS_AS(items.upsert(item{.id = 9, .name = "b", .price = 2}), varve::unique_violation);
    auto labels = here.template rows<label>();
    labels.upsert({"only a key"});
    labels.upsert({"only a key"});
    CHECK(labels.count() == 1);
}

TEMPLATE_LIST_TEST_CASE("writes: upsert by unique members whose NULLs are one value", "[writes]", tested_backends) {
    needs(bench<TestType>::can.on_conflict, "on_conflict");
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    const auto upsert = [&](std::optional<std::string> variant, double price) {
        items.template upsert<&item::name, &item::variant>(item{.name = "a", .variant = variant, .price = price});
    };
    upsert(std::nullopt, 1);
    upsert("", 2);
    upsert("x", 3);
    CHECK(items.count() == 3);
    const auto key = items.find(varve::col<&item::variant>.is_null())->id;
    upsert(std::nullopt, 10);
    upsert("", 20);
    upsert("x", 30);
    CHECK(items.count() == 3);
    CHECK(items.find(varve::col<&item::variant>.is_null())->price == 10);
    CHECK(items.find(varve::col<&item::variant>.is_null())->id == key);
    CHECK(items.find(varve::col<&item::variant> == "")->price == 20);
    CHECK(items.find(varve::col<&item::variant> == "x")->price == 30);
    CHECK_THROWS_AS(items.insert(item{.name = "a", .price = 1}), varve::unique_violation);
    // In another order than the fact names them.
    items.template upsert<&item::variant, &item::name>(item{.name = "a", .price = 11});
    CHECK(items.count() == 3);
}

TEMPLATE_LIST_TEST_CASE("writes: upsert by unique members whose NULLs differ", "[writes]", tested_backends) {
    needs(bench<TestType>::can.on_conflict, "on_conflict");
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    items.template upsert<&item::note>(item{.name = "a", .price = 1, .note = "n"});
    items.template upsert<&item::note>(item{.name = "b", .price = 2, .note = "n"});
    CHECK(items.count() == 1);
    CHECK(items.find(varve::col<&item::note> == "n")->name == "b");
    items.template upsert<&item::note>(item{.name = "c", .price = 3});
    items.template upsert<&item::note>(item{.name = "d", .price = 4});
    CHECK(items.count() == 3);
}
