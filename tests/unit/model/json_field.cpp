#include <varve/model/json_field.hpp>
#include <varve/model/naming_facts.hpp>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <varve/model/table_of.hpp>
#include <varve/sql/types/types.hpp>

#include "unit/sql/loopback_statement.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using varve::schema::storage;

namespace shop {

enum class colour { red, green };

struct line {
    std::string what;
    double price = 1.5;
    std::optional<int> count;
    bool operator==(const line&) const = default;
};

struct preferences {
    std::vector<line> lines;
    std::map<std::string, std::vector<int>> by_name;
    std::map<colour, bool> flags;
    colour paint = colour::green;
    std::array<std::optional<line>, 2> pair;
    std::vector<bool> bits;
    std::set<int> numbers;
    std::vector<std::byte> raw;
    varve::json<line> inner;
    varve::date since{std::chrono::year{2000} / 1 / 1};
    varve::decimal<6, 2> limit;
    std::optional<std::vector<std::string>> notes;
    varve::json_document anything;
    bool operator==(const preferences&) const = default;
};

// A column of its own, kept as its own JSON.
struct label {
    std::string text;
    std::map<std::string, std::string> tags;
    bool operator==(const label&) const = default;
};

struct account {
    std::int64_t id{};
    varve::json<preferences> settings;
    std::optional<varve::json<line>> last;

    static constexpr auto facts() { return varve::facts(varve::stored_as<&account::settings, storage::text>); }
};

}  // namespace shop

template <>
struct varve::column_type<shop::label> {
    using stored = varve::json<shop::label>;
    static stored store(const shop::label& value) { return {value}; }
    static shop::label load(const stored& document) { return *document; }
};

static_assert(varve::table_of<shop::account>().columns[1].type.kind == varve::schema::type_kind::json);
static_assert(varve::table_of<shop::account>().columns[1].type.stored_as == storage::text);
static_assert(varve::table_of<shop::account>().columns[2].nullable);

namespace {

shop::preferences everything() {
    shop::preferences made;
    made.lines = {{"a\"b", 0.1, 3}, {}};
    made.by_name["x"] = {1, 2};
    made.by_name[""] = {};
    made.flags[shop::colour::red] = true;
    made.paint = shop::colour::red;
    made.pair[1] = shop::line{"second", -0.0, std::nullopt};
    made.bits = {true, false};
    made.numbers = {3, 1};
    made.raw = {std::byte{0}, std::byte{255}};
    made.inner->what = "inside";
    made.since = std::chrono::year{1969} / 2 / 28;
    made.limit = varve::decimal<6, 2>{"-0.10"};
    made.notes.emplace();
    made.anything = {{"deep", {1, nullptr}}};
    return made;
}

template <class T>
T read(const char* text) {
    return *read_as<varve::json<T>>(varve::json_value{text});
}

}  // namespace

TEST_CASE("a typed struct comes back from its document") {
    const varve::json<shop::preferences> full{everything()};
    CHECK(round_trip(full) == full);
    CHECK(round_trip<storage::text>(full) == full);
    CHECK(round_trip(varve::json<shop::preferences>{}, full) == varve::json<shop::preferences>{});
    CHECK(bound_as<varve::json_value>(varve::json{shop::line{"x", 2.5, 1}}).text == R"({"what":"x","price":2.5E0,"count":1})");
    CHECK(bound_as<varve::json_value>(varve::json{std::vector<shop::line>{}}).text == "[]");
    CHECK(bound_as<varve::json_value>(varve::json{std::map<std::string, int>{{"a", 1}}}).text == R"({"a":1})");
}

TEST_CASE("unknown keys are ignored and missing ones keep the default") {
    CHECK(read<shop::line>("{}") == shop::line{});
    CHECK(read<shop::line>(R"({"later":[{}],"count":2})") == shop::line{"", 1.5, 2});
    CHECK(read<shop::line>(R"({"count":null})") == shop::line{});
    // Not what the row before left in the field.
    loopback_statement statement;
    statement.bind(1, varve::json_value{"{}"});
    varve::json<shop::line> field{{"old", 9.0, 9}};
    varve::detail::codec<varve::json<shop::line>>::read(statement, 0, field);
    CHECK(*field == shop::line{});
}

TEST_CASE("a struct's own column type may be json<T> of itself, and stands inside others as well") {
    const shop::label label{"a", {{"x", "1"}}};
    CHECK(round_trip(label) == label);
    CHECK(bound_as<varve::json_value>(label).text == R"({"text":"a","tags":{"x":"1"}})");
    const std::vector<shop::label> list{label, {}};
    CHECK(round_trip(list) == list);
    const varve::json<std::vector<shop::label>> document{list};
    CHECK(round_trip(document) == document);
}

TEST_CASE("what does not fit a field is a data_error that names the path") {
    const auto wrong = [](const char* text, const char* message) {
        CHECK_THROWS_MATCHES(read<shop::preferences>(text), varve::data_error, MessageMatches(ContainsSubstring(message)));
    };
    wrong("[]", "at $ holds an array where an object");
    wrong("{", "no JSON");
    wrong(R"({"lines":[{},{"what":1}]})", "at $.lines[1].what holds an integer where a text");
    wrong(R"({"lines":[{"what":null}]})", "at $.lines[0].what holds null");
    wrong(R"({"lines":{"what":null}})", "at $.lines holds an object where an array");
    wrong(R"({"lines":[{"count":2147483648}]})", "at $.lines[0].count");
    wrong(R"({"paint":"blue"})", "at $.paint holds a value that its C++ type cannot be made from: the value 'blue'");
    wrong(R"({"flags":{"blue":true}})", "at $.flags.blue");
    wrong(R"({"flags":{"red":1}})", "at $.flags.red holds an integer where true or false");
    wrong(R"({"by_name":{"x":[1,true]}})", "at $.by_name.x[1]");
    wrong(R"({"pair":[null]})", "at $.pair has 1 elements where 2");
    wrong(R"({"since":"2025-02-29"})", "at $.since holds a text where a date");
    wrong(R"({"limit":"0.125"})", "at $.limit");
    wrong(R"({"limit":0.5})", "at $.limit holds a number where a decimal as text");
    wrong(R"({"raw":"abc"})", "at $.raw");
    wrong(R"({"inner":{"price":"1"}})", "at $.inner.price");
}

TEST_CASE("a text is read into a value and written again, without any column") {
    using named = std::map<std::string, shop::line>;
    const auto read = varve::from_json<named>(R"({"a":{"what":"x"},"b":{"what":"y","price":2.25,"count":3}})");
    CHECK(read == named{{"a", {"x", 1.5, {}}}, {"b", {"y", 2.25, 3}}});
    CHECK(varve::from_json<named>(varve::to_json(read)) == read);
    CHECK(varve::to_json(std::vector<int>{1, 2}) == "[1,2]");
    CHECK_THROWS_MATCHES(varve::from_json<named>(R"({"a":{"what":2}})"), varve::data_error, MessageMatches(ContainsSubstring("$.a.what")));
}
