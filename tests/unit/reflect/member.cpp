#include <varve/reflect/member.hpp>

#include <catch2/catch_test_macros.hpp>
#include <type_traits>

#include "fixtures.hpp"
#include <varve/reflect/field_names.hpp>
#include <varve/reflect/field_position.hpp>
#include <varve/reflect/member_of.hpp>

namespace {

constexpr auto city = varve::in<&shop::order::billing, &shop::address::city>;
constexpr auto latitude =
    varve::in<&shop::order::shipping, &shop::address::position, &shop::geo::latitude>;

template <auto Field>
concept names_a_field = varve::member<decltype(Field)>;

}  // namespace

TEST_CASE("positions are told apart by address, not by type") {
    STATIC_REQUIRE(varve::field_position<&shop::order::id> == 0);
    STATIC_REQUIRE(varve::field_position<&shop::order::billing> == 4);
    STATIC_REQUIRE(varve::field_position<&shop::order::shipping> == 5);
    STATIC_REQUIRE(varve::field_position<&shop::order::total> == 7);
    STATIC_REQUIRE(varve::field_position<&shop::priced::taxed> == 3);
    STATIC_REQUIRE(varve::field_position<&shop::unique_parts::labels> == 2);
    STATIC_REQUIRE(varve::field_names<shop::order>[varve::field_position<&shop::order::codes>] ==
                   "codes");
}

TEST_CASE("empty fields at one address are told apart by type") {
    STATIC_REQUIRE(varve::field_position<&shop::tagged::a> == 0);
    STATIC_REQUIRE(varve::field_position<&shop::tagged::b> == 1);
    STATIC_REQUIRE(varve::field_position<&shop::tagged::number> == 2);
    STATIC_REQUIRE(varve::field_position<&shop::tagged::other> == 3);
}

TEST_CASE("positions work in local types") {
    struct local {
        int first;
        int second;
    };
    STATIC_REQUIRE(varve::field_position<&local::second> == 1);
}

TEST_CASE("a member pointer tells its struct and its type") {
    STATIC_REQUIRE(std::is_same_v<varve::member_owner<&shop::order::note>, shop::order>);
    STATIC_REQUIRE(std::is_same_v<varve::member_root<&shop::order::note>, shop::order>);
    STATIC_REQUIRE(
        std::is_same_v<varve::member_type<&shop::order::note>, std::optional<std::string>>);
    STATIC_REQUIRE(
        std::is_same_v<varve::member_value<&shop::order::note>, std::optional<std::string>>);
}

TEST_CASE("a path leads from the outer struct to the inner field") {
    STATIC_REQUIRE(std::is_same_v<varve::member_root<latitude>, shop::order>);
    STATIC_REQUIRE(std::is_same_v<varve::member_owner<latitude>, shop::geo>);
    STATIC_REQUIRE(std::is_same_v<varve::member_value<latitude>, double>);
    STATIC_REQUIRE(std::is_same_v<varve::member_value<city>, std::string>);
    STATIC_REQUIRE(std::is_empty_v<decltype(city)>);
}

TEST_CASE("paths are joined, and a path of one is the member pointer") {
    constexpr auto tail = varve::in<&shop::address::position, &shop::geo::latitude>;
    STATIC_REQUIRE(
        std::is_same_v<decltype(varve::in<&shop::order::shipping, tail>), decltype(latitude)>);
    STATIC_REQUIRE(varve::in<&shop::order::shipping, tail> == latitude);
    STATIC_REQUIRE(varve::in<&shop::order::id> == &shop::order::id);
}

TEST_CASE("members are reached through either form") {
    shop::order object;
    varve::get_member<city>(object) = "Seattle";
    varve::get_member<latitude>(object) = 47.6;
    varve::get_member<&shop::order::id>(object) = 7;
    CHECK(object.billing.city == "Seattle");
    CHECK(object.shipping.position.latitude == 47.6);
    CHECK(object.id == 7);
    STATIC_REQUIRE(std::is_same_v<decltype(varve::get_member<latitude>(std::as_const(object))),
                                  const double&>);
}

TEST_CASE("what names a field is recognised, and whose field it is") {
    STATIC_REQUIRE(names_a_field<&shop::order::id>);
    STATIC_REQUIRE(names_a_field<city>);
    STATIC_REQUIRE_FALSE(names_a_field<7>);
    STATIC_REQUIRE_FALSE(names_a_field<&shop::page<int, 'a'>::mark>);
    STATIC_REQUIRE(varve::is_member_of<&shop::order::id, shop::order>);
    STATIC_REQUIRE(varve::is_member_of<city, const shop::order>);
    STATIC_REQUIRE_FALSE(varve::is_member_of<city, shop::address>);
    STATIC_REQUIRE_FALSE(varve::is_member_of<7, shop::order>);
    STATIC_REQUIRE(varve::is_member_pointer_to<&shop::order::id, shop::order>);
    STATIC_REQUIRE_FALSE(varve::is_member_pointer_to<&shop::order::id, shop::address>);
    STATIC_REQUIRE_FALSE(varve::is_member_pointer_to<city, shop::order>);
}
