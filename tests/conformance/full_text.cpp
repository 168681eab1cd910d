// Words in a full-text index: what is found, ranked and shown, and that the index agrees with its table after every write.
#include "notes.hpp"

using namespace varve_test;
using keys = std::vector<std::int64_t>;
using varve::all_words;
using varve::any_word;
using varve::col;
using varve::phrase;
using varve::typed_words;

TEMPLATE_LIST_TEST_CASE("full text: all words, any word, a phrase, a beginning", "[full_text]", tested_backends) {
    notes<TestType> here;
    CHECK(here.found("fox") == keys{1, 2, 4});
    CHECK(here.found("FOX red") == keys{1, 2});
    CHECK(here.found(std::string{"red fox"}) == keys{1, 2});
    CHECK(here.found(any_word("stone barn flower")) == keys{2, 3, 5});
    CHECK(here.found(phrase("red fox")) == keys{1, 2});
    CHECK(here.found(phrase("fox red")) == keys{});
    CHECK(here.found(typed_words("red f")) == keys{1, 2, 5});
    CHECK(here.found(typed_words("fo")) == keys{1, 2, 4, 5});
    CHECK(here.found(all_words("red f")) == keys{});
    CHECK(here.found(std::string_view{"  fox\t\n  red  "}) == keys{1, 2});
}

TEMPLATE_LIST_TEST_CASE("full text: a condition as any other", "[full_text]", tested_backends) {
    notes<TestType> here;
    CHECK(here.ids(in_notes("fox") && col<&note::stars> > 3) == keys{2, 4});
    CHECK(here.ids(in_notes("stone") || col<&note::stars> == 2) == keys{3, 5});
    CHECK(here.ids(!in_notes("fox")) == keys{3, 5});
    CHECK(here.ids(in_notes("fox") && in_notes("barn")) == keys{2});
    CHECK(here.ids(in_notes("red") && varve::match<&note::tags>("animal")) == keys{1, 2});
    auto rows = here.template rows<note>();
    CHECK(rows.find(in_notes("stone"))->id == 3);
    CHECK(rows.where(in_notes("fox")).size() == 3);
    CHECK(here.session.run(varve::update<note>().set(varve::set<&note::stars>(0)).where(in_notes("fox"))) == 3);
    CHECK(here.session.run(varve::erase<note>().where(in_notes("barn"))) == 1);
    CHECK(here.found("fox") == keys{1, 4});
}

TEMPLATE_LIST_TEST_CASE("full text: a better match ranks higher, by the weights of the index", "[full_text]", tested_backends) {
    notes<TestType> here;
    const auto found = in_notes("fox");
    const auto ranked = here.session.all(
        varve::select<std::int64_t>(note_id).template from<note>().where(found).order_by(varve::desc(varve::rank(found)), note_id));
    REQUIRE(ranked.size() == 3);
    CHECK(ranked.back() == 2);  // the only one without it in the title
    const auto ranks = here.session.all(varve::select<double>(varve::rank(found)).template from<note>().order_by(note_id));
    REQUIRE(ranks.size() == 5);
    CHECK(ranks[0] > ranks[1]);
    CHECK(ranks[1] > 0);
    CHECK(ranks[2] == 0);
    CHECK(ranks[4] == 0);
    const auto page = here.session.all(varve::select<note>().where(found).order_by(varve::desc(varve::rank(found)), note_id).limit(1).offset(2));
    REQUIRE(page.size() == 1);
    CHECK(page.front().id == 2);
}

TEMPLATE_LIST_TEST_CASE("full text: pages by rank, one behind the other", "[full_text]", tested_backends) {
    notes<TestType> here;
    const auto found = in_notes(any_word("fox red"));
    const auto rank = varve::rank(found);
    const auto all = here.session.all(varve::select<std::int64_t>(note_id).template from<note>().where(found).order_by(varve::desc(rank), varve::desc(note_id)));
    struct ranked {
        std::int64_t id;
        double rank;
    };
    const auto pages = varve::select<ranked>(note_id, rank).template from<note>().where(found).order_by(varve::desc(rank), varve::desc(note_id)).limit(2);
    keys seen;
    auto page = here.session.all(pages);
    while (!page.empty()) {
        for (const ranked& each : page) seen.push_back(each.id);
        page = here.session.all(pages.after(page.back().rank, page.back().id));
    }
    CHECK(seen == all);
    CHECK(seen.size() == 4);
}

TEMPLATE_LIST_TEST_CASE("full text: snippets and highlights show the words that were found", "[full_text]", tested_backends) {
    notes<TestType> here;
    const auto found = in_notes("red fox");
    struct shown {
        std::int64_t id;
        std::string title;
        std::optional<std::string> body;
        std::string piece;
    };
    const auto rows = here.session.all(varve::select<shown>(note_id, varve::highlight<&note::title>(found, "[", "]"), varve::highlight<&note::body>(found, "<b>", "</b>"),
                                                            varve::snippet<&note::body>(found, "{", "}", "...", 3))
                                           .template from<note>()
                                           .order_by(note_id));
    REQUIRE(rows.size() == 5);
    CHECK(rows[0].title == "[red] [fox]");
    CHECK(rows[0].body == "runs through the wood");
    CHECK(rows[1].title == "blue bird");
    CHECK(rows[1].body == "flies over the <b>red</b> <b>fox</b> and the <b>red</b> barn");
    CHECK(rows[1].piece.find("{red} {fox}") != std::string::npos);
    CHECK(rows[1].piece.find("...") != std::string::npos);
    CHECK(rows[2].title == "grey stone");  // does not match
    CHECK(rows[2].body == std::nullopt);
    CHECK(rows[2].piece.empty());
}

TEMPLATE_LIST_TEST_CASE("full text: a table by another name, and beside others", "[full_text]", tested_backends) {
    notes<TestType> here;
    constexpr auto other = varve::alias<note, "other">;
    const auto fox = in_notes("fox").in_source(other);
    // Pairs of which the first is of a bird and the second of a fox.
    const auto pairs = here.session.all(varve::select<std::int64_t>(other(note_id))
                                            .template from<note>()
                                            .join(other)
                                            .on(note_id < other(note_id) && fox)
                                            .where(in_notes("red"))
                                            .order_by(note_id, varve::desc(varve::rank(fox))));
    CHECK(pairs.size() == 3);  // 1 with 2 and 4, 2 with 4
    const auto outer = here.session.all(varve::select<note>().where(varve::exists(
        varve::select(other).where(fox && other(col<&note::stars>) > varve::outer(col<&note::stars>)))).order_by(note_id));
    CHECK(outer.size() == 4);
}

TEMPLATE_LIST_TEST_CASE("full text: the index agrees with its table after every write", "[full_text]", tested_backends) {
    notes<TestType> here;
    auto rows = here.template rows<note>();
    note made{0, "owl", "hoots", "", 0};
    rows.insert(made);
    CHECK(made.id == 6);
    CHECK(here.found("owl") == keys{6});
    made.body = "sleeps";
    rows.update(made);
    CHECK(here.found("hoots") == keys{});
    CHECK(here.found("sleeps") == keys{6});
    made.body.reset();
    rows.upsert(made);
    CHECK(here.found("sleeps") == keys{});
    {
        const auto undone = here.session.transaction();
        rows.erase(6);
        rows.insert(note{0, "heron", "", "", 0});
        CHECK(here.found(any_word("owl heron")).size() == 1);
    }
    CHECK(here.found(any_word("owl heron")) == keys{6});
    rows.erase(6);
    CHECK(here.found("owl") == keys{});
}
