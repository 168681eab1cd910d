#include <optional>
#include <string>
#include <vector>

#include <boost/json/parse.hpp>

#include <varve/expression/json.hpp>
#include <varve/sql/types/types.hpp>

#include "bench.hpp"

using namespace varve_test;
using varve::col;

namespace {

// `value` and `document` are names of SQLite's own in such queries: columns of these names must stay what they are.
struct note {
    std::int64_t id{};
    std::optional<boost::json::value> value{};
    std::vector<std::string> document{};
    static constexpr auto facts() { return varve::facts(varve::table<"notes">, varve::primary_key<&note::id>); }
};

constexpr const auto& id = col<&note::id>;
constexpr const auto& value = col<&note::value>;
constexpr const auto& document = col<&note::document>;

template <class T>
struct only {
    std::optional<T> what;
    bool operator==(const only&) const = default;
};

template <class Tested>
struct notes : bench<Tested, note> {
    notes() {
        auto rows = bench<Tested, note>::template rows<note>();
        const char* const texts[] = {R"({"a": {"b": 5, "c": "five", "d": true, "e": null, "f": 1.5}, "list": [1, "1", true, null, "x'y"]})",
                                     R"({"a": {"b": 7, "c": "", "d": false}, "list": [], "$.a.b": 9, "f": [{"g": [1, 2, 3]}]})", "[1, 2, \"2\"]", "\"text\""};
        std::int64_t next = 1;
        for (const char* const text : texts) {
            note row{next++, boost::json::parse(text), {}};
            if (row.id < 3) row.document = {"red", "it's", std::to_string(row.id)};
            rows.insert(row);
        }
        note none{5, std::nullopt, {}};
        rows.insert(none);
    }
    template <class T, class Expression>
    std::vector<std::optional<T>> each(const Expression& expression) {
        std::vector<std::optional<T>> out;
        for (const only<T>& row : this->session.all(varve::select<only<T>>(expression).template from<note>().order_by(id))) out.push_back(row.what);
        return out;
    }
    template <class Condition>
    std::vector<std::int64_t> ids(const Condition& condition) {
        std::vector<std::int64_t> out;
        for (const note& row : this->session.all(varve::select<note>().where(condition).order_by(id))) out.push_back(row.id);
        return out;
    }
    std::vector<std::int64_t> plain_ids(const std::string& condition) {
        return this->template plainly<std::int64_t>("SELECT id FROM notes WHERE " + condition + " ORDER BY id");
    }
};

using ids_are = std::vector<std::int64_t>;

}  // namespace

TEMPLATE_LIST_TEST_CASE("json: values at paths", "[queries]", tested_backends) {
    notes<TestType> here;
    constexpr auto none = std::nullopt;
    CHECK(here.template each<std::int64_t>(varve::json_get<std::int64_t>(value, "$.a.b")) == std::vector<std::optional<std::int64_t>>{5, 7, none, none, none});
    CHECK(here.template each<std::string>(varve::json_get<std::string>(value, "$.a.c")) == std::vector<std::optional<std::string>>{"five", "", none, none, none});
    CHECK(here.template each<bool>(varve::json_get<bool>(value, "$.a.d")) == std::vector<std::optional<bool>>{true, false, none, none, none});
    CHECK(here.template each<double>(varve::json_get<double>(value, "$.a.f")) == std::vector<std::optional<double>>{1.5, none, none, none, none});
    CHECK(here.template each<std::int64_t>(varve::json_get<std::int64_t>(value, "$.a.e")) == std::vector<std::optional<std::int64_t>>{none, none, none, none, none});
    CHECK(here.template each<std::int64_t>(varve::json_get<std::int64_t>(value, std::string{"$[1]"})) == std::vector<std::optional<std::int64_t>>{none, none, 2, none, none});
    CHECK(here.ids(varve::json_get<std::int64_t>(value, "$.a.b") > 5) == ids_are{2});
    CHECK(here.ids(varve::json_get<std::string>(value, "$.a.c") == "five") == ids_are{1});
    CHECK(here.ids(varve::json_get<std::string>(value, "$.a.c").is_null()) == ids_are{3, 4, 5});
    CHECK_THROWS_AS(here.template each<std::int64_t>(varve::json_get<std::int64_t>(value, "$.a.c")), varve::data_error);
}

TEMPLATE_LIST_TEST_CASE("json: a path is a value and nothing else", "[queries]", tested_backends) {
    notes<TestType> here;
    CHECK(here.ids(varve::json_get<std::int64_t>(value, "$.\"$.a.b\"") == 9) == ids_are{2});
    ids_are found{};  // it names nothing, or is refused
    try {
        found = here.ids(varve::json_get<std::int64_t>(value, std::string{"$.a') OR 1=1 --"}) == 9);
    } catch (const varve::syntax_or_access_error&) {
    }
    CHECK(found == ids_are{});
    CHECK_THROWS_AS(here.ids(varve::json_get<std::int64_t>(value, "a.b; DROP TABLE notes") == 9), varve::error);
    CHECK(here.template rows<note>().count() == 5);
}

TEMPLATE_LIST_TEST_CASE("json: text at paths", "[queries]", tested_backends) {
    notes<TestType> here;
    constexpr auto none = std::nullopt;
    using texts = std::vector<std::optional<std::string>>;
    CHECK(here.template each<std::string>(varve::json_text(value, "$.a.b")) == texts{"5", "7", none, none, none});
    CHECK(here.template each<std::string>(varve::json_text(value, "$.a.c")) == texts{"five", "", none, none, none});
    CHECK(here.template each<std::string>(varve::json_text(value, "$.a.d")) == texts{"true", "false", none, none, none});
    CHECK(here.template each<std::string>(varve::json_text(value, "$.a.e")) == texts{none, none, none, none, none});
    auto lists = here.template each<std::string>(varve::json_text(value, "$.f[0].g"));
    REQUIRE(lists.size() == 5);
    std::erase(*lists[1], ' ');  // JSON, in whatever spacing
    CHECK(lists == texts{none, "[1,2,3]", none, none, none});
}

TEMPLATE_LIST_TEST_CASE("json: elements of arrays", "[queries]", tested_backends) {
    notes<TestType> here;
    CHECK(here.ids(varve::json_contains(value, 2)) == ids_are{3});
    CHECK(here.ids(varve::json_contains(value, "2")) == ids_are{3});
    CHECK(here.ids(varve::json_contains(value, "1")) == ids_are{});      // 1 is there as a number only
    CHECK(here.ids(varve::json_contains(value, true)) == ids_are{});     // and true is not 1
    CHECK(here.ids(varve::json_contains(document, "it's")) == ids_are{1, 2});
    CHECK(here.ids(varve::json_contains(document, std::string{"2"}) && id > 0) == ids_are{2});
    CHECK(here.ids(!varve::json_contains(document, "red")) == ids_are{3, 4, 5});
    CHECK(here.ids(!varve::json_contains(value, 2)) == ids_are{1, 2, 4});  // NULL is neither
}

TEMPLATE_LIST_TEST_CASE("json: lengths of arrays", "[queries]", tested_backends) {
    notes<TestType> here;
    using counts = std::vector<std::optional<std::int64_t>>;
    CHECK(here.template each<std::int64_t>(varve::json_array_length(value)) == counts{0, 0, 3, 0, std::nullopt});
    CHECK(here.template each<std::int64_t>(varve::json_array_length(value, "$.list")) == counts{5, 0, std::nullopt, std::nullopt, std::nullopt});
    CHECK(here.template each<std::int64_t>(varve::json_array_length(document)) == counts{3, 3, 0, 0, 0});
    CHECK(here.ids(varve::json_array_length(value, "$.list") == 5) == ids_are{1});
}
