#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include <varve/expression/enumeration.hpp>

#include "unit/sql/loopback_statement.hpp"

using namespace std::string_literals;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using varve::schema::storage;
using varve::schema::type_kind;

namespace shop {

enum class state { draft, sent, paid };

// A strong type: three lines make it a column, in a query as in a table.
struct user_id {
    std::int64_t value{};
    bool operator==(const user_id&) const = default;
};

// A type whose reading may fail.
struct percentage {
    int value{};
    bool operator==(const percentage&) const = default;
};

}  // namespace shop

template <>
struct varve::column_type<shop::user_id> {
    using stored = std::int64_t;
    static constexpr stored store(shop::user_id id) { return id.value; }
    static constexpr shop::user_id load(stored value) { return {value}; }
};

template <>
struct varve::column_type<shop::percentage> {
    using stored = std::string;
    static stored store(const shop::percentage& value) { return std::to_string(value.value) + " percent of all"; }
    static shop::percentage load(const stored& text) { return {std::stoi(text)}; }
};

static_assert(varve::mapped<shop::user_id> && varve::mapped<std::optional<shop::user_id>>);
static_assert(varve::logical_type<shop::user_id>() == varve::schema::type{.kind = type_kind::integer, .size = 64});
static_assert(varve::logical_type<std::optional<shop::user_id>>() == varve::logical_type<std::int64_t>());
static_assert(!varve::mapped<char> && !varve::mapped<void*> && !varve::mapped<long double> && !varve::mapped<std::optional<std::optional<int>>>);

TEMPLATE_TEST_CASE("integers keep their limits", "", std::int8_t, std::uint8_t, std::int16_t, std::uint16_t, std::int32_t, std::uint32_t,
                   std::int64_t, std::uint64_t, long long, unsigned long long) {
    using limits = std::numeric_limits<TestType>;
    CHECK(round_trip<storage::natural>(limits::min(), TestType{7}) == limits::min());
    CHECK(round_trip<storage::natural>(limits::max(), TestType{7}) == limits::max());
    CHECK(varve::logical_type<TestType>().size == static_cast<int>(sizeof(TestType) * 8));
    CHECK(varve::logical_type<TestType>().is_unsigned == std::is_unsigned_v<TestType>);
    if constexpr (sizeof(TestType) < 8) {
        CHECK_THROWS_AS(read_as<TestType>(std::int64_t{limits::min()} - 1), varve::data_error);
        CHECK_THROWS_MATCHES(read_as<TestType>(std::int64_t{limits::max()} + 1), varve::data_error,
                             MessageMatches(ContainsSubstring(std::to_string(std::int64_t{limits::max()} + 1))));
    }
}

TEST_CASE("texts keep NULs, emptiness and every byte") {
    for (const std::string& text : {""s, "a\0b"s, "\0"s, "it's \"quoted\"; drop table"s, "\xf0\x9f\x8c\x8b"s}) {
        CHECK(round_trip(text, "before"s) == text);
        CHECK(round_trip(std::optional{text}) == text);
    }
    std::vector<std::byte> bytes{std::byte{0}, std::byte{255}};
    CHECK(round_trip(bytes, {std::byte{1}}) == bytes);
    CHECK(round_trip(std::vector<std::byte>{}, bytes).empty());
}

TEST_CASE("an optional is NULL or its value, and a plain field refuses NULL by the column's name") {
    CHECK(round_trip(std::optional<int>{}, std::optional{7}) == std::nullopt);
    CHECK(round_trip(std::optional{0}, std::optional<int>{}) == 0);
    CHECK(round_trip(std::optional<shop::user_id>{}, std::optional{shop::user_id{7}}) == std::nullopt);
    CHECK_THROWS_MATCHES(read_as<int>(nullptr), varve::data_error, MessageMatches(ContainsSubstring("column subject is NULL")));
    CHECK_THROWS_MATCHES(read_as<shop::user_id>(nullptr), varve::data_error, MessageMatches(ContainsSubstring("column subject is NULL")));
}

TEST_CASE("a strong type travels as what it is stored as") {
    CHECK(bound_as<std::int64_t>(shop::user_id{42}) == 42);
    CHECK(round_trip(shop::user_id{-1}) == shop::user_id{-1});
    CHECK(round_trip(shop::percentage{30}) == shop::percentage{30});  // store() makes a temporary: it must be copied
    CHECK_THROWS_MATCHES(read_as<shop::percentage>(std::string_view{"none"}), varve::data_error,
                         MessageMatches(ContainsSubstring("column subject cannot be read")));
}

TEST_CASE("an enumeration travels by name, or by number where its column says so") {
    CHECK(bound_as<varve::label_value>(shop::state::sent).label == "sent");
    CHECK(round_trip(shop::state::paid) == shop::state::paid);
    CHECK(bound_as<std::int64_t, storage::integer>(shop::state::paid) == 2);
    CHECK(round_trip<storage::integer>(shop::state::paid) == shop::state::paid);
    CHECK_THROWS_MATCHES(read_as<shop::state>(varve::label_value{"lost"}), varve::data_error,
                         MessageMatches(ContainsSubstring("'lost' is no enumerator of") && ContainsSubstring("state")));
    CHECK_THROWS_AS((read_as<shop::state, storage::integer>(std::int64_t{3})), varve::data_error);
    CHECK_THROWS_AS((read_as<shop::state, storage::integer>((std::int64_t{1} << 32) + 1)), varve::data_error);  // not truncated
    CHECK_THROWS_MATCHES(bound_as<varve::label_value>(static_cast<shop::state>(9)), varve::data_error, MessageMatches(ContainsSubstring("9")));
    CHECK_THROWS_AS((bound_as<std::int64_t, storage::integer>(static_cast<shop::state>(9))), varve::data_error);
    CHECK(varve::logical_type<shop::state>().labels == std::vector<std::string>{"draft", "sent", "paid"});
}
