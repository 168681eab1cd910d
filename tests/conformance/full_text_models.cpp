// Full-text indexes of models that keep what they erase, and of fields that stand in an embedded struct.
#include <varve/sql/types/types.hpp>

#include "notes.hpp"

using namespace varve_test;
using varve::col;
using keys = std::vector<std::int64_t>;

namespace {

struct letter {
    std::int64_t id{};
    std::string text;
    std::optional<varve::timestamp> deleted_at{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"letters">, varve::soft_deleted<&letter::deleted_at>, varve::full_text_index<&letter::text>);
    }
};

struct wording {
    std::string title;
    std::string body;
    static constexpr auto facts() { return varve::facts(varve::full_text_index<&wording::title, &wording::body>.language("english")); }
};
struct page {
    std::int64_t id{};
    wording words{};
    static constexpr auto facts() { return varve::facts(varve::table<"pages">, varve::embedded<&page::words>.prefix("page_")); }
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("full text: a repository finds no row that was softly deleted", "[full_text]", tested_backends) {
    bench<TestType, letter> here;
    needs(here.can.full_text, "full_text");
    auto rows = here.template rows<letter>();
    for (const char* const text : {"red fox", "blue fox", "grey wolf"}) rows.insert(letter{0, text, {}});
    const auto found = varve::match<&letter::text>("fox");
    CHECK(rows.where(found).size() == 2);
    rows.erase(1);
    REQUIRE(rows.where(found).size() == 1);
    CHECK(rows.where(found).front().id == 2);
    CHECK(here.session.all(varve::select<letter>().where(found)).size() == 2);
}

TEMPLATE_LIST_TEST_CASE("full text: the index of an embedded struct", "[full_text]", tested_backends) {
    bench<TestType, page> here;
    needs(here.can.full_text, "full_text");
    auto rows = here.template rows<page>();
    rows.insert(page{0, {"Foxes", "run"}});
    rows.insert(page{0, {"Birds", "look at foxes"}});
    constexpr auto title = varve::in<&page::words, &wording::title>;
    constexpr auto body = varve::in<&page::words, &wording::body>;
    CHECK(rows.where(varve::match<title, body>("fox")).size() == 2);
    CHECK(rows.where(varve::match<title, body>("running")).size() == 1);
}
