// Hostile texts in JSON: as values, as names of members, in paths, in arrays, and what is asked of them.
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <varve/expression/json.hpp>
#include <varve/sql/types/json.hpp>
#include <varve/sql/types/types.hpp>

#include "hostile.hpp"
#include "shop.hpp"

using namespace varve_test;
using varve::col;

namespace {

struct document {
    std::int64_t id{};
    boost::json::value body{};
    std::vector<std::string> tags{};
    static constexpr auto facts() { return varve::facts(varve::table<"documents">, varve::primary_key<&document::id>.generated()); }
};

constexpr const auto& id = col<&document::id>;
constexpr const auto& body = col<&document::body>;
constexpr const auto& tags = col<&document::tags>;

}  // namespace

TEMPLATE_LIST_TEST_CASE("injection: JSON", "[injection]", tested_backends) {
    bench<TestType, document, item> here;
    auto documents = here.template rows<document>();
    for (const std::string& text : corpus()) {
        INFO(shown(text));
        document row{.body = boost::json::object{{"text", text}, {text, 1}, {"list", {text, "other"}}}, .tags = {text, "b" + text, ""}};
        documents.insert(row);
        const auto found = documents.get(row.id);
        REQUIRE(found.has_value());
        CHECK(found->body == row.body);
        CHECK(found->tags == row.tags);
        const auto is = [&](const auto& condition) { return documents.count(id == row.id && condition) == 1; };
        CHECK(is(varve::json_get<std::string>(body, "$.text") == text));
        CHECK(is(varve::json_text(body, "$.text") == text));
        CHECK(is(varve::json_get<std::string>(body, "$.list[0]") == text));
        CHECK(is(varve::json_contains(tags, text)));
        CHECK(is(varve::json_contains(tags, "b" + text)));
        CHECK_FALSE(is(varve::json_contains(tags, text + "c")));
        CHECK(is(varve::json_array_length(tags) == 3));
        CHECK(documents.update(row));
        CHECK(documents.get(row.id)->body == row.body);
    }
    CHECK(documents.count() == static_cast<std::int64_t>(corpus().size()));
}

// A path that a user typed finds something, finds nothing, or is refused by the engine as no path: never more than that.
TEMPLATE_LIST_TEST_CASE("injection: paths into JSON", "[injection]", tested_backends) {
    bench<TestType, document, item> here;
    auto documents = here.template rows<document>();
    document row{.body = boost::json::object{{"text", "kept"}, {"'", 5}}, .tags = {}};
    documents.insert(row);
    int refused = 0, answered = 0;
    for (const std::string& text : corpus()) {
        INFO(shown(text));
        for (const std::string& path : {text, "$." + text, "$[" + text + "]", "$.\"" + text + "\""}) {
            try {
                static_cast<void>(documents.count(varve::json_text(body, path) == "kept"));
                ++answered;
            } catch (const varve::error&) {
                ++refused;
            }
        }
    }
    CHECK(refused + answered == static_cast<int>(4 * corpus().size()));
    CHECK(answered > 0);
    CHECK(documents.count(varve::json_get<std::int64_t>(body, "$.\"'\"") == 5) == 1);
    CHECK(documents.get(row.id)->body == row.body);
    CHECK(here.template rows<item>().count() == 0);
}
