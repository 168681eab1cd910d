// Hostile texts in every form of write: inserts of chosen columns and many rows, conflicts, updates and inserts from expressions.
#include <varve/expression/functions.hpp>
#include <varve/query/inserts.hpp>

#include "hostile.hpp"
#include "shop.hpp"

using namespace varve_test;
using varve::bound;
using varve::col;
using varve::set;

namespace {

constexpr const auto& id = col<&item::id>;
constexpr const auto& name = col<&item::name>;
constexpr const auto& note = col<&item::note>;

struct copied {
    std::string name;
    double price;
    std::optional<std::string> note;
};

using written = std::tuple<std::string, std::optional<std::string>>;

}  // namespace

TEMPLATE_LIST_TEST_CASE("injection: inserts of chosen columns, from queries, and what they return", "[injection]", tested_backends) {
    bench<TestType, item> here;
    needs(bench<TestType>::can.returning, "returning");
    const auto some = varve::insert_into<item>(name, col<&item::price>, note);
    for (const std::string& text : corpus(bench<TestType>::can)) {
        INFO(shown(text));
        CHECK(here.session.one(some.values(text, 1.0, text).returning(name, note)) == written{text, text});
        CHECK(here.session.one(some.values(bound("<") || bound(text), 1.0, bound(text) || bound(">")).returning(name, note)) == written{"<" + text, text + ">"});
        const auto from = varve::select<copied>(bound(text + "!"), bound(2.0), note || bound(text)).template from<item>().where(name == text);
        CHECK(here.session.one(some.from(from).returning(name, note)) == written{text + "!", text + text});
        CHECK(here.session.one(varve::insert(item{.name = text, .variant = text, .price = 3}).returning(name, col<&item::variant>)) == written{text, text});
        CHECK(here.session.one(varve::insert(item{.name = text + "?", .variant = text, .price = 3}).returning(name, bound(text))) == std::tuple<std::string, std::string>{text + "?", text});
        CHECK(here.session.one(varve::update<item>().set(set<&item::note>(text + "."), set<&item::variant>(bound(text) || note)).where(name == text + "!").returning(note, name)) ==
              std::tuple<std::optional<std::string>, std::string>{text + ".", text + "!"});
        CHECK(here.session.run(varve::erase<item>().where(name.in(text, "<" + text, text + "!", text + "?"))) == 5);
    }
    CHECK(here.template rows<item>().count() == 0);
}

TEMPLATE_LIST_TEST_CASE("injection: conflicts, and many rows at once", "[injection]", tested_backends) {
    bench<TestType, item> here;
    needs(bench<TestType>::can.on_conflict && bench<TestType>::can.returning, "on_conflict and returning");
    const std::vector<std::string> texts = corpus(bench<TestType>::can);
    std::vector<item> many;
    for (const std::string& text : texts) many.push_back({.name = text, .price = 1, .note = text});
    const auto insert = varve::insert_rows(many).template on_conflict<&item::note>();
    const auto first = here.session.all(insert.do_nothing().returning(id, name, note));
    REQUIRE(first.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) CHECK((std::get<1>(first[i]) == texts[i] && std::get<2>(first[i]) == texts[i]));
    CHECK(here.session.all(insert.do_nothing().returning()).empty());
    for (const std::string& text : {texts.front(), texts[20], texts.back()}) {
        const auto again = here.session.all(insert.do_update(set<&item::variant>(varve::excluded<&item::name> || bound(text))).where(note != text).returning(name, col<&item::variant>));
        CHECK(again.size() == texts.size() - 1);
        for (const written& row : again) CHECK(std::get<1>(row) == std::get<0>(row) + text);
    }
    for (const item& row : many) {
        INFO(shown(row.name));
        const auto one = varve::insert(row).template on_conflict<&item::note>();
        CHECK(here.session.one(one.do_update(set<&item::name>(row.name)).where(note == row.name).returning(name)) == row.name);
        CHECK(here.session.one(one.do_update(set<&item::variant>(row.name), set<&item::name>(bound("-") || varve::excluded<&item::name>)).returning(name, col<&item::variant>)) ==
              written{"-" + row.name, row.name});
    }
    CHECK(here.template rows<item>().count() == static_cast<std::int64_t>(texts.size()));
}
