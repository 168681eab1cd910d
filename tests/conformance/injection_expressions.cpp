// Hostile texts as arguments of functions, results of CASE, patterns, parts of row values, subqueries and orders.
#include <varve/expression/functions.hpp>

#include "hostile.hpp"
#include "shop.hpp"

using namespace varve_test;
using varve::bound;
using varve::col;
using varve::select;

namespace {

constexpr const auto& name = col<&item::name>;
constexpr const auto& note = col<&item::note>;

template <class Tested>
struct shelf : bench<Tested, item> {
    using base = bench<Tested, item>;
    std::vector<item> shelved;
    shelf() {
        for (const std::string& text : corpus(base::can)) shelved.push_back({.name = text, .price = 1, .note = text});
        base::template rows<item>().insert_range(shelved);
    }
    auto value_of(const auto& expression) { return base::session.one(select<std::optional<std::string>>(expression).template from<item>().limit(1)).value(); }
    bool finds(const item& row, const auto& condition) {
        const auto found = base::template rows<item>().where(condition);
        return found.size() == 1 && found[0].id == row.id && found[0].name == row.name;
    }
};

// What counts characters makes of NUL and of invalid UTF-8 what each engine does.
std::size_t of_characters() { return corpus().size(); }

}  // namespace

TEMPLATE_LIST_TEST_CASE("injection: functions and choices", "[injection]", tested_backends) {
    shelf<TestType> here;
    for (const item& row : here.shelved) {
        const std::string& text = row.name;
        INFO(shown(text));
        CHECK(here.value_of(bound(text)) == text);
        CHECK(here.value_of(varve::coalesce(col<&item::variant>, text)) == text);
        CHECK(here.value_of(varve::coalesce(col<&item::variant>, bound(text))) == text);
        CHECK(here.value_of(varve::nullif(bound(text), "no such text")) == text);
        CHECK(here.value_of(varve::nullif(bound(text), text)) == std::nullopt);
        CHECK(here.value_of(varve::case_when(col<&item::price> < 0.0, "none").when(col<&item::price> > 0.0, text).otherwise("none")) == text);
        CHECK(here.value_of(varve::case_when(col<&item::price> < 0.0, "none").otherwise(text)) == text);
        CHECK(here.value_of(varve::case_when(name == text || name != text, text)) == text);
        CHECK(here.value_of(varve::concat(bound(text), text, text)) == text + text + text);
        CHECK(here.finds(row, (name || bound(text)) == text + text));
        CHECK(here.finds(row, varve::case_when(name == text, text).otherwise("") == text && name == text));
        if (static_cast<std::size_t>(row.id) > of_characters()) continue;
        CHECK(here.value_of(varve::replace(bound("<x>"), "x", text)) == "<" + text + ">");
        CHECK(here.value_of(varve::replace(bound("<" + text + ">"), text, "y")) == "<y>");
        CHECK(here.session.one(select<std::int64_t>(varve::position(bound("ab" + text), text)).template from<item>().limit(1)) == 3);
        CHECK(here.value_of(varve::greatest(bound(text), text)) == text);
    }
    const std::string& separator = here.shelved[7].name;
    CHECK(here.session.one(select<std::optional<std::string>>(varve::string_agg(name, separator)).template from<item>().where(name.in("'", "''"))).value()->size() == 3 + separator.size());
}

TEMPLATE_LIST_TEST_CASE("injection: patterns", "[injection]", tested_backends) {
    shelf<TestType> here;
    auto items = here.template rows<item>();
    for (const item& row : here.shelved) {
        const std::string& text = row.name;
        if (static_cast<std::size_t>(row.id) > of_characters() || text.size() > 40'000) continue;  // SQLite's limit of patterns is 50,000 bytes
        INFO(shown(text));
        const auto is = [&](const auto& condition) { return items.count(name == text && condition) == 1; };
        CHECK(is(varve::starts_with(name, text)));
        CHECK(is(varve::ends_with(name, text)));
        CHECK(is(varve::contains(name, text)));
        CHECK(items.count(name == text && varve::contains(name, text + "x")) == 0);
        // A text among others holds what holds it, and nothing else: wildcards in it are themselves.
        std::int64_t holding = 0;
        for (const item& other : here.shelved) holding += static_cast<std::size_t>(other.id) <= of_characters() && other.name.find(text) != std::string::npos ? 1 : 0;
        CHECK(items.count(varve::contains(name, text) && varve::position(name, text) > 0 && col<&item::id> <= of_characters()) == holding);
        if (text.find_first_of("%_!") == std::string::npos) CHECK(is(name.like(text)));
        std::string escaped;
        for (const char each : text) {
            if (each == '%' || each == '_' || each == '!') escaped.push_back('!');
            escaped.push_back(each);
        }
        CHECK(is(varve::like<"!">(name, escaped)));
        CHECK(is(name.not_like("no such " + text)));
    }
}

TEMPLATE_LIST_TEST_CASE("injection: subqueries, row values, groups and orders", "[injection]", tested_backends) {
    shelf<TestType> here;
    auto items = here.template rows<item>();
    const auto all = static_cast<std::int64_t>(here.shelved.size());
    for (const item& row : here.shelved) {
        const std::string& text = row.name;
        INFO(shown(text));
        CHECK(here.finds(row, name == varve::scalar(select<std::string>(varve::min(name)).template from<item>().where(note == text))));
        CHECK(here.finds(row, name.in(select<std::string>(name).template from<item>().where(note == text))));
        CHECK(here.finds(row, name == text && varve::exists(select<item>().where(note == text))));
        CHECK(here.finds(row, varve::row(name, col<&item::price>) == varve::row(text, 1.0)));
        CHECK(items.count(varve::row(name, note) > varve::row(text, text)) + items.count(varve::row(name, note) <= varve::row(text, text)) == all);
        const auto ordered = here.session.first(select<std::string>(name).template from<item>().order_by(varve::case_when(name == text, "").otherwise("1"), name));
        CHECK(ordered == text);
        const auto group = here.session.all(select<std::string>(varve::min(name)).template from<item>().group_by(varve::case_when(name == text, text).otherwise("rest")).having(varve::min(note) == text && varve::count() == 1));
        CHECK((group == std::vector<std::string>{text} || items.count(name < text) == 0));
        const auto united = here.session.all(varve::union_(select<std::string>(name).template from<item>().where(name == text), select<std::string>(bound(text)).template from<item>()));
        CHECK(united == std::vector<std::string>{text});
    }
}
