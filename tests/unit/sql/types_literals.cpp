#include <varve/expression/literal.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string_view>

#include <varve/expression/enumeration.hpp>
#include <varve/sql/types/types.hpp>

// Facts are made in constant expressions: so is the literal of every type that is a literal type.

using namespace std::chrono_literals;
using varve::schema::storage;

namespace {

enum class state { draft, sent };

template <class T>
constexpr varve::schema::node literal(const T& value, storage stored_as = storage::natural) {
    varve::schema::expression made;
    varve::detail::flattening to{made, false, true};
    varve::detail::append_literal(to, value, stored_as);
    return made.nodes.at(0);
}

template <class T>
constexpr bool is_literal(const T& value, std::string_view text, storage stored_as = storage::natural) {
    varve::schema::expression made;
    varve::detail::flattening to{made, false, true};
    varve::detail::append_literal(to, value, stored_as);
    varve::schema::type type = varve::logical_type<T>();
    type.stored_as = stored_as;
    return made.nodes.size() == 1 && made.nodes[0].kind == varve::schema::node_kind::literal && made.nodes[0].text == text &&
           !made.nodes[0].is_null && made.nodes[0].value_type == type;
}

constexpr varve::timestamp before_1970{-1us};

static_assert(is_literal(true, "true") && is_literal(std::int64_t{-1}, "-1") && is_literal(std::uint64_t{18446744073709551615u}, "18446744073709551615"));
static_assert(is_literal(before_1970, "-1") && is_literal(before_1970, "-1", storage::text));
static_assert(is_literal(varve::local_timestamp{5us}, "5"));
static_assert(is_literal(varve::date{std::chrono::year{1969} / 12 / 31}, "-1"));
static_assert(is_literal(varve::time_of_day{1min}, "60000000"));
static_assert(is_literal(std::chrono::milliseconds{-2}, "-2000"));
static_assert(is_literal(varve::uuid{{0xab}}, "ab000000000000000000000000000000"));
static_assert(is_literal(varve::decimal<10, 2>{"-1.5"}, "-150"));
static_assert(is_literal(varve::decimal<38, 2>{"-1.5"}, "-1.50"));
static_assert(is_literal(varve::decimal<38, 2>{"-123456789012345678901234567890.5"}, "-123456789012345678901234567890.50"));
static_assert(is_literal(state::sent, "sent") && is_literal(state::sent, "1", storage::integer));
static_assert(is_literal(std::string{"it's"}, "it's"));
static_assert(is_literal(std::string{"a text that is longer than any short string"}, "a text that is longer than any short string"));

}  // namespace

TEST_CASE("literals have the canonical text of their engine value") {
    CHECK(is_literal(before_1970, "-1"));
    CHECK(literal(2.5).floating == 2.5);
    CHECK(literal(std::vector{std::byte{0}, std::byte{255}}).text == "00ff");
    CHECK(literal(varve::json_document{{"a", 1}}).text == R"({"a":1})");
    CHECK(literal(std::vector<int>{1, 2}).text == "[1,2]");
    CHECK(literal(std::optional<int>{}).is_null);
    CHECK(is_literal(std::optional<int>{3}.value(), "3"));
}
