#include <varve/reflect/field.hpp>

#include <catch2/catch_test_macros.hpp>
#include <type_traits>
#include <vector>

#include "fixtures.hpp"

TEST_CASE("field types are the declared ones") {
    STATIC_REQUIRE(std::is_same_v<varve::field_type<shop::order, 0>, std::int64_t>);
    STATIC_REQUIRE(std::is_same_v<varve::field_type<shop::order, 1>, std::optional<std::string>>);
    STATIC_REQUIRE(std::is_same_v<varve::field_type<const shop::order, 4>, shop::address>);
    STATIC_REQUIRE(std::is_same_v<varve::field_type<shop::priced, 1>, shop::money>);
    STATIC_REQUIRE(std::is_same_v<varve::field_type<shop::unique_parts, 1>, std::atomic<int>>);
}

TEST_CASE("a field is the object's own, const when the object is") {
    shop::order object;
    CHECK(&varve::get_field<0>(object) == &object.id);
    CHECK(&varve::get_field<5>(object) == &object.shipping);
    varve::get_field<7>(object) = 2.5;
    CHECK(object.total == 2.5);

    const shop::order& fixed = object;
    STATIC_REQUIRE(std::is_same_v<decltype(varve::get_field<7>(fixed)), const double&>);
    STATIC_REQUIRE(std::is_same_v<decltype(varve::get_field<7>(object)), double&>);
    CHECK(&varve::get_field<7>(fixed) == &object.total);
}

TEST_CASE("fields are reached in a constant expression") {
    constexpr double sum = [] {
        shop::geo point{1, 2};
        varve::get_field<1>(point) = 40;
        double total = 0;
        varve::for_each_field(point,
                              [&](double field, auto position) { total += field + position; });
        return total;
    }();
    STATIC_REQUIRE(sum == 42);
}

TEST_CASE("for_each_field visits every field once, in order") {
    shop::unique_parts object{};
    std::vector<const void*> addresses;
    std::vector<std::size_t> positions;
    varve::for_each_field(object, [&](auto& field, auto position) {
        addresses.push_back(&field);
        positions.push_back(position);
    });
    CHECK(addresses == std::vector<const void*>{&object.owned, &object.counter, &object.labels});
    CHECK(positions == std::vector<std::size_t>{0, 1, 2});

    int calls = 0;
    varve::for_each_field(shop::nothing{}, [&](auto&, auto) { ++calls; });
    varve::for_each_field(std::as_const(object), [&](const auto&, auto) { ++calls; });
    CHECK(calls == 3);
}
