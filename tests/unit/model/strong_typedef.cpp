#include <varve/model/strong_typedef.hpp>

#include <catch2/catch_test_macros.hpp>

#include <map>
#include <string>

#include <varve/model/json_field.hpp>
#include <varve/sql/types/decimal.hpp>

#include "unit/sql/loopback_statement.hpp"

namespace {

struct user_id {
    std::int64_t value{};
    auto operator<=>(const user_id&) const = default;
};
struct email {
    std::string text{};
    bool operator==(const email&) const = default;
};
struct price {
    varve::decimal<10, 2> amount{};
    bool operator==(const price&) const = default;
};
struct login {
    email mail{};
    bool operator==(const login&) const = default;
};
enum class shelf : std::int16_t { first = 1 };

struct record {
    user_id id{};
    std::optional<email> mail{};
    shelf where{};
    std::map<std::string, price> prices{};
    bool operator==(const record&) const = default;
};

}  // namespace

template <> struct varve::column_type<user_id> : varve::strong_typedef<user_id> {};
template <> struct varve::column_type<email> : varve::strong_typedef<email> {};
template <> struct varve::column_type<price> : varve::strong_typedef<price> {};
template <> struct varve::column_type<login> : varve::strong_typedef<login> {};
template <> struct varve::column_type<shelf> : varve::strong_typedef<shelf> {};

using varve::schema::type_kind;

static_assert(varve::mapped<user_id> && varve::mapped<std::optional<email>>);
static_assert(varve::logical_type<user_id>() == varve::logical_type<std::int64_t>());
static_assert(varve::logical_type<price>() == varve::logical_type<varve::decimal<10, 2>>());
static_assert(varve::logical_type<login>().kind == type_kind::text);
static_assert(varve::logical_type<shelf>().kind == type_kind::integer && varve::logical_type<shelf>().size == 16);

TEST_CASE("a strong typedef travels as the value inside") {
    CHECK(bound_as<std::int64_t>(user_id{-5}) == -5);
    CHECK(bound_as<varve::scaled_value>(price{varve::decimal<10, 2>{"1.25"}}).unscaled == 125);
    CHECK(round_trip(user_id{42}) == user_id{42});
    CHECK(round_trip(email{"a@b"}, email{"before"}) == email{"a@b"});
    CHECK(round_trip(login{{"a@b"}}) == login{{"a@b"}});
    CHECK(round_trip(std::optional<email>{}, std::optional{email{"x"}}) == std::nullopt);
    CHECK(round_trip(shelf{-7}) == shelf{-7});
    CHECK_THROWS_AS(read_as<shelf>(std::int64_t{32768}), varve::data_error);
    CHECK_THROWS_AS(read_as<email>(nullptr), varve::data_error);
}

TEST_CASE("a strong typedef's text is borrowed, not copied, and read in place") {
    const email mail{"a text that is longer than any short string"};
    loopback_statement statement;
    varve::detail::codec<email>::bind(statement, 1, mail);
    CHECK(statement.bound<std::string_view>().data() == mail.text.data());
    email kept;
    kept.text.reserve(200);
    const char* const place = kept.text.data();
    varve::detail::read_field<varve::schema::storage::natural>(statement, 0, kept);
    CHECK(kept == mail);
    CHECK(kept.text.data() == place);
}

TEST_CASE("strong typedefs stand in JSON as the values inside") {
    const record value{{7}, email{"a@b"}, shelf::first, {{"net", {varve::decimal<10, 2>{"9.99"}}}}};
    const varve::json<record> field{value};
    CHECK(bound_as<varve::json_value>(field).text == R"({"id":7,"mail":"a@b","where":1,"prices":{"net":"9.99"}})");
    CHECK(round_trip(field) == field);
}
