#include <functional>

#include "shop.hpp"

using namespace varve_test;
using varve::col;

namespace {

template <class Error>
varve::error_details details_of(const std::function<void()>& breaks) {
    try {
        breaks();
    } catch (const Error& why) {
        CHECK_FALSE(why.sql().empty());
        return why.details();
    } catch (const varve::error& why) {
        FAIL_CHECK("an error of another class: " << why.what());
        return {};
    }
    FAIL_CHECK("no error");
    return {};
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEMPLATE_LIST_TEST_CASE("errors: integrity, by class, SQLSTATE and constraint", "[errors]", tested_backends) {
    bench<TestType, item, part> here;
    auto items = here.template rows<item>();
    items.insert(item{.id = 1000, .name = "a", .price = 1, .note = "n"});  // not where generated keys begin

    auto found = details_of<varve::unique_violation>([&] { items.insert(item{.name = "b", .price = 1, .note = "n"}); });
    CHECK(found.sqlstate == "23505");
    CHECK(holds(found.constraint, "note"));
    found = details_of<varve::unique_violation>([&] { items.insert(item{.name = "a", .price = 1}); });
    CHECK(found.sqlstate == "23505");
    CHECK(found.constraint == "one_variant");
    found = details_of<varve::unique_violation>([&] { items.insert(item{.id = 1000, .name = "c", .price = 1}); });
    CHECK(found.sqlstate == "23505");

    found = details_of<varve::check_violation>([&] { items.insert(item{.name = "c", .price = 0}); });
    CHECK(found.sqlstate == "23514");
    CHECK(found.constraint == "ck_items_not_free");

    found = details_of<varve::foreign_key_violation>([&] { here.template rows<part>().insert(part{.item_code = "x", .number = 1, .item_id = 77}); });
    CHECK(found.sqlstate == "23503");
    here.template rows<part>().insert(part{.item_code = "x", .number = 1, .item_id = 1000});
    found = details_of<varve::foreign_key_violation>([&] { items.erase(1000); });
    CHECK(found.sqlstate == "23503");

    found = details_of<varve::not_null_violation>([&] { here.session.execute("INSERT INTO items (id, price) VALUES (9, 1)"); });
    CHECK(found.sqlstate == "23502");
    CHECK(holds(found.constraint, "name"));

    CHECK(items.count() == 1);
    CHECK_FALSE(here.session.in_transaction());
}

TEMPLATE_LIST_TEST_CASE("errors: of statements", "[errors]", tested_backends) {
    bench<TestType, item> here;
    CHECK(details_of<varve::syntax_or_access_error>([&] { here.session.execute("SELEC 1"); }).sqlstate.substr(0, 2) == "42");
    CHECK(details_of<varve::syntax_or_access_error>([&] { here.session.execute("SELECT * FROM missing"); }).sqlstate == "42P01");
    CHECK(details_of<varve::syntax_or_access_error>([&] { here.session.execute("SELECT missing FROM items"); }).sqlstate == "42703");
    bench<TestType> empty;
    CHECK(details_of<varve::syntax_or_access_error>([&] { empty.template rows<item>().all(); }).sqlstate == "42P01");
}

TEMPLATE_LIST_TEST_CASE("errors: say the statement, never its values", "[errors]", tested_backends) {
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    const item secret{.name = "hunter2", .price = 1, .note = "hunter2"};
    items.insert(item{secret});
    try {
        items.insert(item{secret});
        FAIL("inserted");
    } catch (const varve::error& why) {
        CHECK(holds(why.sql(), "INSERT INTO"));
        CHECK_FALSE(holds(why.what(), "hunter2"));
        CHECK_FALSE(holds(why.sql(), "hunter2"));
    }
}

TEMPLATE_LIST_TEST_CASE("errors: a statement works again after it failed", "[errors]", tested_backends) {
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    for (int i = 0; i < 3; ++i) {
        CHECK_THROWS_AS(items.insert(item{.name = "a", .price = -1}), varve::check_violation);
        CHECK_NOTHROW(items.insert(item{.name = "n" + std::to_string(i), .price = 1}));
    }
    if (!here.can.untyped_columns) return;
    here.session.execute("UPDATE items SET name = x'ff00' WHERE name = 'n1'");
    CHECK_THROWS_AS(items.all(), varve::data_error);
    here.session.execute("DELETE FROM items WHERE name = x'ff00'");
    CHECK(items.all().size() == 2);
}
