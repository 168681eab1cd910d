// Nothing that is looked for is ever syntax, unless the program says so.
#include <limits>
#include <string>

#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "notes.hpp"

using namespace varve_test;
using keys = std::vector<std::int64_t>;

TEMPLATE_LIST_TEST_CASE("full text: no text is syntax", "[full_text]", tested_backends) {
    notes<TestType> here;
    using namespace std::string_literals;
    const std::vector<std::string> nothing = {"", " ", "\t\r\n", "\"", "\"\"", "''", "*", "**", "^", "-", "+", ":", "(", ")", "{}", "-- ", "%", "\0"s, "\0\0 \x01"s, "\xff\xfe", "''''\"''\"\" * : ( ^"};
    for (const std::string& each : nothing) {
        INFO(each);
        CHECK(here.found(each) == keys{});
        CHECK(here.found(varve::any_word(each)) == keys{});
        CHECK(here.found(varve::phrase(each)) == keys{});
        CHECK(here.found(varve::typed_words(each)) == keys{});
    }
    CHECK(here.found("\"fox\"") == keys{1, 2, 4});
    CHECK(here.found("fox*") == keys{1, 2, 4});
    CHECK(here.found("^fox") == keys{1, 2, 4});
    CHECK(here.found("title:fox") == keys{});
    CHECK(here.found("title : stone") == keys{});
    CHECK(here.found("fox AND red") == keys{2});  // the row that has all three words
    CHECK(here.found("red AND white") == keys{5});
    CHECK(here.found("stone OR fox") == keys{});
    CHECK(here.found("NOT") == keys{});
    CHECK(here.found("fox NEAR it") == keys{4});
    CHECK(here.found("NEAR(fox red)") == keys{});
    CHECK(here.found("fox-proof:") == keys{4});
    CHECK(here.found("fox') --") == keys{1, 2, 4});
    CHECK(here.found("fox\0red"s) == keys{1, 2});  // a NUL parts words as white space does
    CHECK(here.found(varve::typed_words("fo \"")) == keys{});
    for (const std::string& each : nothing) {
        INFO(each);
        CHECK(here.found("fox " + each) == keys{1, 2, 4});
        CHECK(here.found(varve::any_word(each + " stone")) == keys{3});
    }
}

TEMPLATE_LIST_TEST_CASE("full text: a megabyte is looked for as any text", "[full_text]", tested_backends) {
    notes<TestType> here;
    const std::string one(1 << 20, 'a');
    std::string words;
    std::string marks;
    for (int i = 0; i < 200'000; ++i) {
        words += "w" + std::to_string(i) + " ";
        marks += "\"*- ";
    }
    for (const std::string& each : {one, words, marks, "fox-" + one}) {
        CHECK(here.found(each) == keys{});
        CHECK(here.found(varve::phrase(each)) == keys{});
        CHECK(here.found(varve::typed_words(each)) == keys{});
        CHECK(here.found(varve::any_word(each)) == keys{});
        CHECK(here.found(varve::any_word("stone " + each)) == keys{3});
    }
    std::string again;
    for (int i = 0; i < 100'000; ++i) again += "fox ";
    CHECK(here.found(again + "red") == keys{1, 2});  // a word counts once
}

TEMPLATE_LIST_TEST_CASE("full text: the engine's own syntax, where it is asked for", "[full_text]", tested_backends) {
    notes<TestType> here;
    CHECK(here.found(varve::search_syntax("stone OR foxglove")) == keys{3, 5});
    CHECK(here.found(varve::search_syntax("title : fox")) == keys{1, 4});
    CHECK(here.found(varve::search_syntax(std::string{"fox NOT barn"})) == keys{1, 4});
    for (const char* const wrong : {"\"open", "stone AND", "(stone", "nothing : stone", "*stone", ""}) {
        INFO(wrong);
        CHECK_THROWS_AS(here.found(varve::search_syntax(wrong)), varve::full_text_syntax_error);
        CHECK_THROWS_AS(here.found(varve::search_syntax(wrong)), varve::syntax_or_access_error);
    }
    CHECK_THROWS_AS(here.found(varve::search_syntax(std::string{"stone\0 OR fox", 13})), varve::data_error);
    CHECK(here.found("stone") == keys{3});  // the session goes on
}

TEMPLATE_LIST_TEST_CASE("full text: a snippet has from 1 to 64 words", "[full_text]", tested_backends) {
    notes<TestType> here;
    const auto found = in_notes("fox");
    const auto pieces = [&](int words) {
        return here.session.all(varve::select<std::string>(varve::snippet<&note::body>(found, "", "", "", words)).template from<note>().where(found).order_by(note_id));
    };
    CHECK(pieces(1).size() == 3);
    CHECK(pieces(64).at(1) == "flies over the red fox and the red barn");
    for (const int words : {0, -1, 65, 1000, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()}) {
        INFO(words);
        CHECK_THROWS_AS(pieces(words), varve::usage_error);
        CHECK_THROWS_WITH(pieces(words), Catch::Matchers::ContainsSubstring("a snippet of " + std::to_string(words) + " words"));
    }
}
