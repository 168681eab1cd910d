#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <varve/core/error.hpp>
#include <varve/schema/json.hpp>
#include <varve/schema/naming.hpp>
#include <varve/schema/row_key.hpp>

using namespace varve::schema;

namespace {

constexpr table notes() {
    table made;
    made.name = "notes";
    column id;
    id.name = "id";
    id.type.kind = type_kind::integer;
    column code = id;
    code.name = "code";
    made.columns = {id, code};
    return made;
}

schema with_index() {
    varve::schema::index one;
    one.name = "ft_notes_title";
    one.kind = index_kind::full_text;
    one.parts.resize(2);
    one.parts[0].column = "title";
    one.parts[0].weight = 10;
    one.parts[1].column = "body";
    one.full_text = {"english", {2, 3}, {{"sqlite", "trigram"}}};
    schema whole;
    whole.tables = {notes()};
    whole.tables[0].indexes = {one};
    return whole;
}

}  // namespace

TEST_CASE("a full-text index goes to JSON and comes back") {
    const schema whole = with_index();
    const std::string text = boost::json::serialize(to_json(whole));
    CHECK(text.find(R"({"name":"ft_notes_title","parts":[{"column":"title","weight":10},{"column":"body"}],"kind":"full_text",)"
                    R"("full_text":{"language":"english","prefixes":[2,3],"tokenizer":[{"dialect":"sqlite","text":"trigram"}]}})") != std::string::npos);
    CHECK(schema_from_json(boost::json::parse(text)) == whole);
    CHECK_THROWS_WITH(schema_from_json(boost::json::parse(R"({"tables":[{"name":"t","indexes":[{"name":"i","kind":"words"}]}]})")),
                      Catch::Matchers::ContainsSubstring("tables[0].indexes[0].kind"));
    CHECK_THROWS_WITH(schema_from_json(boost::json::parse(R"({"tables":[{"name":"t","indexes":[{"name":"i","full_text":{"prefixes":["2"]}}]}]})")),
                      Catch::Matchers::ContainsSubstring("full_text.prefixes[0]"));
    CHECK_THROWS_AS(schema_from_json(boost::json::parse(R"({"tables":[{"name":"t","indexes":[{"name":"i","full_text":{"x":1}}]}]})")), varve::data_error);
}

TEST_CASE("indexes that differ in how they take texts apart differ") {
    const schema one = with_index();
    const auto differs = [&](auto change) {
        schema other = one;
        change(other.tables[0].indexes[0]);
        return other != one;
    };
    CHECK_FALSE(differs([](varve::schema::index&) {}));
    CHECK(differs([](varve::schema::index& each) { each.kind = index_kind::ordinary; }));
    CHECK(differs([](varve::schema::index& each) { each.full_text.language.clear(); }));
    CHECK(differs([](varve::schema::index& each) { each.full_text.prefixes.pop_back(); }));
    CHECK(differs([](varve::schema::index& each) { each.full_text.tokenizer.clear(); }));
    CHECK(differs([](varve::schema::index& each) { each.parts[1].weight = 0; }));
}

TEST_CASE("the number that rows are known by") {
    const auto key = [](auto change) {
        table made = notes();
        change(made);
        return std::string{row_key(made)};
    };
    CHECK(key([](table&) {}).empty());
    CHECK(key([](table& each) { each.primary_key.columns = {"id"}; }) == "id");
    CHECK(key([](table& each) { each.primary_key.columns = {"id", "code"}; }).empty());
    CHECK(key([](table& each) { each.uniques = {{"a", {"id", "code"}, false}, {"b", {"code"}, false}}; }) == "code");
    CHECK(key([](table& each) { each.primary_key.columns = {"id"}, each.columns[0].nullable = true; }).empty());
    CHECK(key([](table& each) { each.primary_key.columns = {"id"}, each.columns[0].type.stored_as = storage::text; }).empty());
    CHECK(key([](table& each) { each.primary_key.columns = {"id"}, each.columns[0].type.kind = type_kind::uuid; }).empty());
    CHECK(key([](table& each) {
              each.primary_key.columns = {"id"};
              each.columns[0].type.kind = type_kind::custom;
              each.columns[0].type.spelled = {{"sqlite", "INTEGER"}};
          }) == "id");
    CHECK(full_text_index_name("notes", std::vector<std::string>{"title", "body"}) == "ft_notes_title_body");
}
