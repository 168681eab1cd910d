#include <varve/sql/types/json.hpp>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include "unit/sql/loopback_statement.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using varve::json_document;
using varve::schema::storage;

static_assert(varve::logical_type<json_document>().kind == varve::schema::type_kind::json);

namespace {

json_document nested(std::size_t levels) {
    json_document made = nullptr;
    for (; levels > 0; --levels) made = boost::json::array{std::move(made)};
    return made;
}

}  // namespace

TEST_CASE("a JSON document comes back as it was") {
    const json_document document{
        {"nothing", nullptr},
        {"truth", {true, false}},
        {"limits", {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::uint64_t>::max(), 5e-324, -0.0, 1.7976931348623157e308}},
        {"text", boost::json::string("\0\"\\/\n\x01\xf0\x9f\x8c\x8b", 11)},
        {"", boost::json::object{{"deeper", boost::json::array{}}}}};
    CHECK(round_trip(document) == document);
    CHECK(std::signbit(round_trip(document).at("limits").at(3).get_double()));
    CHECK(round_trip<storage::text>(document) == document);
    CHECK(bound_as<varve::json_value>(json_document{1, "a"}).text == "[1,\"a\"]");
    CHECK(round_trip(json_document{}, json_document{1}) == json_document{});
}

TEST_CASE("every double inside a document comes back exactly") {
    std::mt19937_64 random{20261121};
    for (int i = 0; i < 20'000; ++i) {
        const double value = std::bit_cast<double>(random());
        if (!std::isfinite(value)) continue;
        REQUIRE(round_trip(json_document{value}).at(0).get_double() == value);
    }
    CHECK(read_as<json_document>(varve::json_value{"1.3927926388013963E-143"}).get_double() == 1.3927926388013963E-143);
    CHECK(read_as<json_document>(varve::json_value{"1e-400"}).get_double() == 0.0);
}

TEST_CASE("a text that is no JSON document is a data_error") {
    for (const char* const text : {"", "tru", "{", "[1,]", "1 2", "{\"a\":1}x", "'a'", "NaN", "1e400", "\"\xff\""})
        CHECK_THROWS_MATCHES(read_as<json_document>(varve::json_value{text}), varve::data_error, MessageMatches(ContainsSubstring("no JSON")));
}

TEST_CASE("what JSON cannot say is refused before it is stored") {
    CHECK_THROWS_AS(round_trip(json_document{std::numeric_limits<double>::quiet_NaN()}), varve::data_error);
    CHECK_THROWS_AS(round_trip(json_document{{"deep", {1, std::numeric_limits<double>::infinity()}}}), varve::data_error);
    CHECK(round_trip(nested(512)) == nested(512));
    CHECK_THROWS_MATCHES(round_trip(nested(513)), varve::data_error, MessageMatches(ContainsSubstring("512")));
}
