// Hostile texts as the names, operators and values of filters that a web form gives: values find what is equal to them and
// nothing else, and a name that is no field never reaches the engine.
#include <algorithm>

#include <varve/query/dynamic.hpp>

#include "hostile.hpp"
#include "shop.hpp"

using namespace varve_test;
using varve::col;
using varve::field_filter;
using varve::field_operator;

namespace {

const std::vector<std::string>& longer_corpus() {
    static const std::vector<std::string> texts = [] {
        std::vector<std::string> made = corpus();
        made.push_back(std::string(1 << 20, 'x') + "' OR 1=1 --");
        made.push_back("name\xcc\x81");
        made.push_back("n\xd0\xb0me");  // a Cyrillic a
        made.push_back("\xef\xbc\xb0\xef\xbc\xb2\xef\xbc\xa9\xef\xbc\xa3\xef\xbc\xa5");
        made.push_back("name ");
        made.push_back(" name");
        made.push_back("NAME");
        made.push_back("name, note");
        made.push_back("items.name");
        made.push_back("\"name\"");
        made.push_back("name DESC");
        made.push_back("rowid");
        made.push_back("");
        return made;
    }();
    return texts;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("injection: values of dynamic filters", "[injection][dynamic]", tested_backends) {
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    std::vector<item> many;
    for (const std::string& text : longer_corpus()) many.push_back({.name = text, .price = 1, .note = text});
    items.insert_range(many);
    const auto all = static_cast<std::int64_t>(many.size());
    const auto prepared = here.session.composed().prepared;
    for (const item& row : many) {
        INFO(row.name.substr(0, 100));
        const auto finds = [&](const varve::dynamic<item>& condition) {
            const auto found = items.where(condition);
            return found.size() == 1 && found[0].id == row.id && found[0].name == row.name;
        };
        CHECK(finds(col<&item::name> == row.name));
        CHECK(finds(field_filter<item>("name", "=", row.name)));
        CHECK(finds(field_filter<item>("note", field_operator::one_of, std::vector<std::string>{row.name, "no such name"})));
        CHECK(items.count(field_filter<item>("name", "!=", row.name)) == all - 1);
        CHECK(items.count(!field_filter<item>("name", "=", row.name)) == all - 1);
        if (row.name.size() > 20000) continue;  // SQLite's LIKE refuses patterns of more than 50,000 bytes, with an error
        // LIKE takes letters of either case for one in some engines, so there may be more; never the row itself not.
        const auto part = items.where(field_filter<item>("name", "contains", row.name));
        CHECK(std::count_if(part.begin(), part.end(), [&](const item& each) { return each.id == row.id; }) == 1);
        if (row.name.size() < 100)
            for (const item& each : part) CHECK(each.name.size() >= row.name.size());
    }
    CHECK(here.session.composed().prepared <= prepared + 6);
    CHECK(items.count() == all);
}

TEMPLATE_LIST_TEST_CASE("injection: names and operators of dynamic filters", "[injection][dynamic]", tested_backends) {
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    items.insert(item{.name = "a", .price = 1});
    const auto before = here.session.composed();
    for (const std::string& text : longer_corpus()) {
        INFO(text.substr(0, 100));
        const auto with_nul = std::string{"name"} + '\0' + text;
        CHECK_THROWS_AS(field_filter<item>(text, "=", "a"), varve::field_error);
        CHECK_THROWS_AS(field_filter<item>(with_nul, "=", "a"), varve::field_error);
        CHECK_THROWS_AS(field_filter<item>("name" + text + " ", "=", "a"), varve::field_error);
        CHECK_THROWS_AS(varve::dynamic_order<item>::by_name(text), varve::field_error);
        CHECK_THROWS_AS(varve::exposed<&item::name>::filter(text, "=", "a"), varve::field_error);
        CHECK_THROWS_AS(field_filter<item>("name", "=" + text + " ", "a"), varve::field_error);
        CHECK_THROWS_AS(field_filter<item>("price", "=", text + "'"), varve::field_error);
        try {
            field_filter<item>(text + "x", "=", "a");
        } catch (const varve::field_error& why) {
            CHECK(std::string_view{why.what()}.size() < 600);
        }
    }
    CHECK(here.session.composed().prepared == before.prepared);
    CHECK(items.count() == 1);
}
