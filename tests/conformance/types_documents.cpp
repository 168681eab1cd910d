#include <map>
#include <string>
#include <vector>

#include <boost/json/parse.hpp>

#include <varve/model/json_field.hpp>
#include <varve/sql/types/array.hpp>
#include <varve/sql/types/json.hpp>

#include "holder.hpp"

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

TEMPLATE_LIST_TEST_CASE("types: JSON documents", "[types]", tested_backends) {
    values_come_back<TestType, boost::json::value>({boost::json::parse(R"({"a":[1,2.5,null,true,"x'y\"z\u0000"],"b":{"":-9223372036854775808}})"), nullptr,
                                                    boost::json::parse("[]"), boost::json::parse("18446744073709551615"), "'; --"});
}

TEMPLATE_LIST_TEST_CASE("types: typed JSON", "[types]", tested_backends) {
    values_come_back<TestType, varve::json<bill>>(
        {{bill{}}, {bill{{{"nail's", 0.1, 3}, {"\"hammer\"", 1e300, {}}}, {{"net", -1}, {"", 2}}}}, {bill{{{"", 0.0, {}}}, {}}}});
}

TEMPLATE_LIST_TEST_CASE("types: lists", "[types]", tested_backends) {
    values_come_back<TestType, std::vector<std::string>>({{}, {""}, {"a", "b'c", "d\"e\\", "\n", "\xc3\xa4"}, std::vector<std::string>(1000, "x")});
    values_come_back<TestType, std::vector<std::int64_t>>({{}, {0}, {-1, 9223372036854775807}});
    values_come_back<TestType, std::vector<std::optional<double>>>({{}, {std::nullopt, 0.1, 1e-309}});
}

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
    here.session.execute("UPDATE holders SET value = 'no JSON'");
    CHECK_THROWS_AS(holders.get(row.id), varve::data_error);
}
