#include <varve/sql/types/types.hpp>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <varve/expression/enumeration.hpp>

#include "unit/sql/loopback_statement.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using varve::schema::type_kind;

namespace {

enum class size_class { small, large };

static_assert(varve::logical_type<std::vector<int>>().kind == type_kind::array);
static_assert(varve::logical_type<std::vector<int>>().element[0] == varve::logical_type<int>());
static_assert(varve::logical_type<std::vector<std::byte>>().kind == type_kind::bytes);
static_assert(varve::mapped<std::optional<std::array<std::vector<std::string>, 2>>>);
static_assert(!varve::mapped<std::vector<char>>);

template <class List>
void comes_back(const List& list, const char* text) {
    CHECK(bound_as<varve::json_value>(list).text == text);
    CHECK(round_trip(list) == list);
}

}  // namespace

TEST_CASE("a list travels as a JSON array of its elements") {
    using namespace std::string_literals;
    comes_back(std::vector<int>{}, "[]");
    comes_back(std::vector<std::int64_t>{std::numeric_limits<std::int64_t>::min(), 0}, "[-9223372036854775808,0]");
    comes_back(std::vector<std::uint64_t>{std::numeric_limits<std::uint64_t>::max()}, "[18446744073709551615]");
    comes_back(std::vector<double>{0.1, -2.0}, "[1E-1,-2E0]");
    comes_back(std::vector<bool>{true, false}, "[true,false]");
    comes_back(std::vector<std::string>{"", "a\0b"s, "\""}, R"(["","a\u0000b","\""])");
    comes_back(std::vector<std::optional<int>>{1, std::nullopt}, "[1,null]");
    comes_back(std::vector<std::vector<int>>{{1}, {}}, "[[1],[]]");
    comes_back(std::array<int, 2>{3, 4}, "[3,4]");
    comes_back(std::vector{size_class::large}, R"(["large"])");
    comes_back(std::vector{varve::json_document{{"a", 1}}}, R"([{"a":1}])");
    comes_back(std::vector<std::vector<std::byte>>{{std::byte{0}, std::byte{0xAB}}}, R"(["00ab"])");
    comes_back(std::vector{varve::decimal<10, 2>{"-0.50"}}, R"(["-0.50"])");
    comes_back(std::vector{varve::decimal<38, 2>{"1.5"}}, R"(["1.50"])");
    comes_back(std::vector{varve::date{std::chrono::year{2024} / 2 / 29}}, R"(["2024-02-29"])");
    comes_back(std::vector{varve::timestamp{std::chrono::microseconds{-1}}}, R"(["1969-12-31 23:59:59.999999"])");
    comes_back(std::vector{varve::local_timestamp{}}, R"(["1970-01-01 00:00:00.000000"])");
    comes_back(std::vector{varve::time_of_day{std::chrono::microseconds{1}}}, R"(["00:00:00.000001"])");
    comes_back(std::vector{std::chrono::milliseconds{2}}, "[2000]");
    comes_back(std::vector{varve::uuid{{1}}}, R"(["01000000-0000-0000-0000-000000000000"])");
}

TEST_CASE("what is no list of the field's elements is a data_error that names the place") {
    const auto wrong = []<class List>(List, const char* text, const char* place) {
        CHECK_THROWS_MATCHES(read_as<List>(varve::json_value{text}), varve::data_error, MessageMatches(ContainsSubstring(place)));
    };
    wrong(std::vector<int>{}, "{}", "at $ holds an object where an array");
    wrong(std::vector<int>{}, "[1,\"2\"]", "at $[1] holds a text");
    wrong(std::vector<int>{}, "[2147483648]", "at $[0]");
    wrong(std::vector<int>{}, "[null]", "at $[0] holds null");
    wrong(std::vector<int>{}, "[1", "no JSON");
    wrong(std::vector<std::uint64_t>{}, "[-1]", "at $[0]");
    wrong(std::vector<double>{}, "[9007199254740993]", "at $[0]");
    wrong(std::vector<std::vector<int>>{}, "[[],[0,true]]", "at $[1][1] holds true or false");
    wrong(std::array<int, 2>{}, "[1]", "has 1 elements where 2");
    wrong(std::vector<size_class>{}, R"(["huge"])", "'huge' is no enumerator");
    wrong(std::vector<varve::date>{}, R"(["2025-02-29"])", "a date YYYY-MM-DD");
    wrong(std::vector<varve::decimal<3, 1>>{}, R"(["1.25"])", "decimal(3, 1)");
    wrong(std::vector<std::vector<std::byte>>{}, R"(["0g"])", "hexadecimal");
    CHECK(read_as<std::vector<double>>(varve::json_value{"[3]"}) == std::vector{3.0});
}
