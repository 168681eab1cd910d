#include <stdexcept>

#include "shop.hpp"

using namespace varve_test;

namespace {

item named(std::string name) { return {.name = std::move(name), .price = 1}; }

}  // namespace

TEMPLATE_LIST_TEST_CASE("transactions: what is not committed is undone", "[transactions]", tested_backends) {
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    {
        auto whole = here.session.transaction();
        items.insert(named("a"));
        CHECK(items.count() == 1);
    }
    CHECK(items.count() == 0);
    {
        auto whole = here.session.transaction();
        items.insert(named("a"));
        whole.commit();
    }
    CHECK(items.count() == 1);
    try {
        auto whole = here.session.transaction();
        items.insert(named("b"));
        throw std::runtime_error("stop");
    } catch (const std::runtime_error&) {
    }
    CHECK(items.count() == 1);
    CHECK_FALSE(here.session.in_transaction());
}

TEMPLATE_LIST_TEST_CASE("transactions: inside one another", "[transactions]", tested_backends) {
    needs(bench<TestType>::can.savepoints, "savepoints");
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    {
        auto outer = here.session.transaction();
        items.insert(named("outer"));
        {
            auto inner = here.session.transaction();
            items.insert(named("undone"));
        }
        {
            auto inner = here.session.transaction();
            items.insert(named("kept"));
            {
                auto innermost = here.session.transaction();
                items.insert(named("undone too"));
                CHECK_THROWS_AS(inner.commit(), varve::usage_error);
                innermost.rollback();
                CHECK_THROWS_AS(innermost.commit(), varve::usage_error);
            }
            inner.commit();
        }
        CHECK(items.count() == 2);
        outer.commit();
    }
    CHECK(here.template plainly<std::string>("SELECT name FROM items ORDER BY name") == std::vector<std::string>{"kept", "outer"});
    {
        auto outer = here.session.transaction();
        {
            auto inner = here.session.transaction();
            items.insert(named("lost with the outer one"));
            inner.commit();
        }
    }
    CHECK(items.count() == 2);
}

TEMPLATE_LIST_TEST_CASE("transactions: an error inside a savepoint leaves the rest usable", "[transactions]", tested_backends) {
    needs(bench<TestType>::can.savepoints, "savepoints");
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    auto outer = here.session.transaction();
    items.insert(named("a"));
    CHECK_THROWS_AS(
        [&] {
            auto inner = here.session.transaction();
            items.insert(named("b"));
            items.insert(named("a"));
        }(),
        varve::unique_violation);
    items.insert(named("c"));
    outer.commit();
    CHECK(here.template plainly<std::string>("SELECT name FROM items ORDER BY name") == std::vector<std::string>{"a", "c"});
}

TEMPLATE_LIST_TEST_CASE("transactions: a read-only one refuses writes", "[transactions]", tested_backends) {
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    {
        auto whole = here.session.transaction(varve::transaction_mode::read_only);
        CHECK(items.count() == 0);
        CHECK_THROWS_AS(items.insert(named("a")), varve::read_only);
    }
    items.insert(named("a"));
    CHECK(items.count() == 1);
}
