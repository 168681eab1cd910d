#include <array>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include <boost/json/parse.hpp>

#include <varve/model/json_field.hpp>
#include <varve/sql/types/array.hpp>
#include <varve/sql/types/json.hpp>

#include "type_suite.hpp"

using namespace varve_test;

namespace {

struct line {
    std::string what;
    double price{};
    std::optional<int> count{};
    bool operator==(const line&) const = default;
};
struct bill {
    std::vector<line> lines{};
    std::map<std::string, int> totals{};
    bool operator==(const bill&) const = default;
};

}  // namespace

namespace varve_test {

template <class T>
struct document_sample : plain_sample<T> {
    static constexpr bool has_order = false;
    static constexpr bool is_indexable = false;
    static constexpr bool has_literal = false;
    static std::vector<unlike> unreadable() { return {{"'{'", "the text '{'"}, {"''", "the text ''"}, {"5", "the integer 5"}, {"x'5b5d'", "2 bytes, x'5b5d'"}}; }
};

template <>
struct sample<boost::json::value> : document_sample<boost::json::value> {
    static constexpr varve::sql_text literal() { return varve::sql(R"('{"a":[1,null]}')"); }
    static boost::json::value meant() { return boost::json::parse(R"({"a":[1,null]})"); }
    static std::vector<boost::json::value> values() {
        boost::json::value deep = 1;
        for (int depth = 0; depth < 500; ++depth) deep = boost::json::array{std::move(deep)};
        return {boost::json::parse(R"({"a":[1,2.5,null,true,"x'y\"z\u0001"],"b":{"":-9223372036854775808}})"), nullptr, boost::json::parse("[]"),
                boost::json::parse("18446744073709551615"), "'; --", 1e-309, 0.1, 5e-324, 1.7976931348623157e308, deep};
    }
    static std::vector<doubtful<boost::json::value>> at_limits(const varve::capabilities& can) {
        boost::json::value too_deep = 1;
        for (int depth = 0; depth < 513; ++depth) too_deep = boost::json::array{std::move(too_deep)};
        std::vector<doubtful<boost::json::value>> found{
            {std::numeric_limits<double>::quiet_NaN(), false}, {std::numeric_limits<double>::infinity(), false}, {too_deep, false},
            {"\xff", false}, {boost::json::value{{"\xed\xa0\x80", 1}}, false}, {boost::json::value{{"a", {1, {"\xc3"}}}}, false},
            {boost::json::string("\0", 1), can.keeps_nul_in_text}};
        if (can.untyped_columns) found.push_back({-0.0, true});  // numbers of an engine's own JSON are decimals, whose 0 has no sign
        return found;
    }
};

template <>
struct sample<varve::json<bill>> : document_sample<varve::json<bill>> {
    static constexpr varve::sql_text literal() { return varve::sql(R"('{"lines":[],"totals":{"net":-1}}')"); }
    static varve::json<bill> meant() { return {bill{{}, {{"net", -1}}}}; }
    static std::vector<varve::json<bill>> values() {
        return {{bill{}}, {bill{{{"nail's", 0.1, 3}, {"\"hammer\"", 1e300, {}}}, {{"net", -1}, {"", 2}}}}, {bill{{{"", 0.0, {}}}, {}}}};
    }
    static std::vector<doubtful<varve::json<bill>>> at_limits(const varve::capabilities&) {
        return {{{bill{{{"", std::numeric_limits<double>::quiet_NaN(), {}}}, {}}}, false}, {{bill{{{"\xff", 0.0, {}}}, {}}}, false}, {{bill{{}, {{"\xff", 1}}}}, false}};
    }
    static std::vector<unlike> unreadable() {
        return {{R"('{"lines":[{"price":"no number"}]}')", "$.lines[0].price"}, {R"('{"totals":{"net":1.5}}')", "$.totals.net"},
                {R"('{"totals":{"net":2147483648}}')", "$.totals.net"}, {"'[]'", "where an object is read"}};
    }
};

template <>
struct sample<std::vector<std::string>> : document_sample<std::vector<std::string>> {
    static constexpr varve::sql_text literal() { return varve::sql(R"('["a",""]')"); }
    static std::vector<std::string> meant() { return {"a", ""}; }
    static std::vector<std::vector<std::string>> values() {
        return {{}, {""}, {"a", "b'c", "d\"e\\", "\n", "\xc3\xa4", "\x01"}, std::vector<std::string>(1000, "x")};
    }
    static std::vector<doubtful<std::vector<std::string>>> at_limits(const varve::capabilities& can) {
        return {{{"a", "\xff"}, false}, {{std::string{"\0", 1}}, can.keeps_nul_in_text}};
    }
    static std::vector<unlike> unreadable() { return {{R"('["a",5]')", "$[1]"}, {R"('{}')", "where an array is read"}}; }
};

using numbers = std::vector<std::optional<double>>;
template <>
struct sample<numbers> : document_sample<numbers> {
    static constexpr varve::sql_text literal() { return varve::sql("'[null,null]'"); }
    static numbers meant() { return {std::nullopt, std::nullopt}; }
    static std::vector<numbers> values() { return {{}, {std::nullopt, 0.1, 1e-309}, {-0.0}, {1.7976931348623157e308}}; }
    static std::vector<doubtful<numbers>> at_limits(const varve::capabilities&) {
        return {{{std::numeric_limits<double>::quiet_NaN()}, false}, {{-std::numeric_limits<double>::infinity()}, false}};
    }
};

using triple = std::array<std::int64_t, 3>;
template <>
struct sample<triple> : document_sample<triple> {
    static constexpr varve::sql_text literal() { return varve::sql("'[1,2,3]'"); }
    static triple meant() { return {1, 2, 3}; }
    static std::vector<triple> values() {
        return {{}, {std::numeric_limits<std::int64_t>::min(), 0, std::numeric_limits<std::int64_t>::max()}, {3, 2, 1}};
    }
    static std::vector<unlike> unreadable() { return {{"'[1,2]'", "has 2 elements where 3 are read"}, {"'[1,2,9223372036854775808]'", "$[2]"}}; }
};

}  // namespace varve_test

TEMPLATE_LIST_TEST_CASE("types: JSON documents", "[types]", tested_backends) { type_behaves<TestType, boost::json::value>(); }
TEMPLATE_LIST_TEST_CASE("types: typed JSON", "[types]", tested_backends) { type_behaves<TestType, varve::json<bill>>(); }
TEMPLATE_LIST_TEST_CASE("types: lists of text", "[types]", tested_backends) { type_behaves<TestType, std::vector<std::string>>(); }
TEMPLATE_LIST_TEST_CASE("types: lists of numbers that may be absent", "[types]", tested_backends) { type_behaves<TestType, numbers>(); }
TEMPLATE_LIST_TEST_CASE("types: arrays", "[types]", tested_backends) { type_behaves<TestType, triple>(); }

TEMPLATE_LIST_TEST_CASE("types: what is no JSON in the database is an error", "[types]", tested_backends) {
    using held = holder<varve::json<bill>>;
    bench<TestType, held> here;
    auto holders = here.template rows<held>();
    held row{.value = {bill{}}};
    holders.insert(row);
    try {
        here.session.execute("UPDATE holders SET value = '{\"lines\":[{\"price\":\"no number\"}]}'");
    } catch (const varve::error&) {
        SKIP("the engine looks into its JSON itself");
    }
    try {
        holders.get(row.id);
        FAIL("read");
    } catch (const varve::data_error& why) {
        const std::string message = why.what();
        INFO(message);
        CHECK(message.find("$.lines[0].price") != std::string::npos);
    }
    CHECK_THROWS_AS((here.session.execute("UPDATE holders SET value = 'no JSON'"), holders.get(row.id)), varve::data_error);
}
