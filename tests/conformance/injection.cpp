// Hostile texts through every place where a value can go: each comes back as it was, and nothing else happens.
#include "hostile.hpp"
#include "shop.hpp"

using namespace varve_test;
using varve::col;

namespace {

struct pair {
    std::string name;
    std::optional<std::string> note;
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("injection: inserts, updates and upserts", "[injection]", tested_backends) {
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    std::vector<item> many;
    for (const std::string& text : corpus(bench<TestType>::can)) many.push_back({.name = text, .variant = text, .price = 1, .note = text});
    items.insert_range(many);
    for (const item& row : many) {
        const auto found = items.get(row.id);
        REQUIRE(found.has_value());
        CHECK(found->name == row.name);
        CHECK(found->note == row.note);
    }
    for (const item& row : many) {
        item changed = row;
        changed.name = "<" + row.name;
        CHECK(items.update(changed));
        CHECK(here.session.run(varve::update<item>().set(varve::set<&item::note>(row.name + ">")).where(col<&item::note> == row.name)) == 1);
        const auto found = items.get(row.id);
        CHECK(found->name == "<" + row.name);
        CHECK(found->note == row.name + ">");
        if (bench<TestType>::can.on_conflict) {
            items.template upsert<&item::note>(item{.name = row.name, .price = 5, .note = row.name + ">"});
            CHECK(items.get(row.id)->name == row.name);
        }
    }
    CHECK(items.count() == static_cast<std::int64_t>(many.size()));
}

TEMPLATE_LIST_TEST_CASE("injection: conditions", "[injection]", tested_backends) {
    bench<TestType, item> here;
    auto items = here.template rows<item>();
    std::vector<item> many;
    for (const std::string& text : corpus(bench<TestType>::can)) many.push_back({.name = text, .price = 1, .note = text});
    items.insert_range(many);
    const auto& name = col<&item::name>;
    for (const item& row : many) {
        INFO(shown(row.name));
        const bool has_nul = row.name.find('\0') != std::string::npos;  // ends a char*, and may not travel in a range
        const auto finds = [&](const auto& condition) {
            const auto found = items.where(condition);
            return found.size() == 1 && found[0].id == row.id && found[0].name == row.name;
        };
        CHECK(finds(name == row.name));
        CHECK(finds(row.name == name));
        CHECK(finds(name == std::string_view{row.name}));
        if (!has_nul) CHECK(finds(name == row.name.c_str()));
        CHECK(finds(name.in(row.name, "no such name")));
        if (!has_nul) CHECK(finds(name.in(std::vector<std::string>{"no such name", row.name})));
        CHECK(finds(name.between(row.name, row.name)));
        CHECK(finds(col<&item::note>.is_not_distinct_from(row.note)));
        CHECK(finds(!(name != row.name)));
        if (!has_nul) CHECK(items.count(name.not_in(std::vector<std::string>{row.name})) == static_cast<std::int64_t>(many.size() - 1));
    }
    CHECK(items.count(name.in(corpus_of_keys(here.can))) == static_cast<std::int64_t>(corpus_of_keys(here.can).size()));
    CHECK(items.erase_where(name.in(corpus_of_keys(here.can))) == static_cast<std::int64_t>(corpus_of_keys(here.can).size()));
}

TEMPLATE_LIST_TEST_CASE("injection: keys, raw arguments and having", "[injection]", tested_backends) {
    bench<TestType, label, item> here;
    auto labels = here.template rows<label>();
    auto items = here.template rows<item>();
    for (const std::string& text : corpus(bench<TestType>::can)) {
        INFO(shown(text));
        labels.insert({text});
        CHECK(labels.get(text)->code == text);
        CHECK(here.session.one(varve::raw<std::string>(here.sql("SELECT code FROM labels WHERE code = {1}"), text)) == text);
        items.insert(item{.name = text, .price = 1});
        const auto group = here.session.one(varve::select<pair>(col<&item::name>, varve::max(col<&item::note>))
                                                .template from<item>()
                                                .group_by(col<&item::name>)
                                                .having(varve::min(col<&item::name>) == text));
        REQUIRE(group.has_value());
        CHECK(group->name == text);
        CHECK(labels.erase(text));
    }
    CHECK(labels.count() == 0);
}

namespace {

struct hostile {
    std::int64_t id{};
    std::string text;
    static constexpr auto facts() {
        return varve::facts(varve::table<"a\"; DROP TABLE items; --">, varve::primary_key<&hostile::id>.generated(),
                            varve::column_name<&hostile::text, "b\"'`; --">, varve::default_value<&hostile::text>("'); DROP TABLE items; --"),
                            varve::unique<&hostile::text>.named("c\" UNIQUE; --"),
                            varve::check<"d\"' --">(varve::col<&hostile::text> != "');--"));
    }
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("injection: names and defaults of models", "[injection]", tested_backends) {
    bench<TestType, hostile, item> here;
    auto rows = here.template rows<hostile>();
    hostile row{.text = "x"};
    rows.insert(row);
    CHECK(rows.find(col<&hostile::text> == "x")->id == row.id);
    row.text = "y";
    CHECK(rows.update(row));
    CHECK_THROWS_AS(rows.insert(hostile{.text = "y"}), varve::unique_violation);
    CHECK_THROWS_AS(rows.insert(hostile{.text = "');--"}), varve::check_violation);
    here.session.execute("INSERT INTO \"a\"\"; DROP TABLE items; --\" (id) VALUES (77)");
    CHECK(rows.get(77)->text == "'); DROP TABLE items; --");
    CHECK(here.template rows<item>().count() == 0);
}
