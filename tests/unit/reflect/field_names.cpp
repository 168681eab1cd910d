#include <varve/reflect/field_names.hpp>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string_view>

#include "fixtures.hpp"

namespace {

template <std::size_t N>
using names = std::array<std::string_view, N>;

struct hidden_type {
    std::string a;
    int bcd;
};

struct unusual {
    int größe;
    int trailing_;
    int x1;
};

}  // namespace

TEST_CASE("names are those of the source, in order") {
    STATIC_REQUIRE(varve::field_names<shop::order> == names<8>{"id", "note", "quantities", "codes",
                                                               "billing", "shipping", "paint",
                                                               "total"});
    STATIC_REQUIRE(varve::field_names<const shop::geo> == names<2>{"latitude", "longitude"});
    STATIC_REQUIRE(varve::field_names<shop::single> == names<1>{"only"});
    STATIC_REQUIRE(varve::field_names<shop::nothing>.empty());
}

TEST_CASE("names do not need an object that could be made") {
    STATIC_REQUIRE(varve::field_names<shop::priced> ==
                   names<4>{"name", "price", "reduced", "taxed"});
    STATIC_REQUIRE(varve::field_names<shop::unique_parts> ==
                   names<3>{"owned", "counter", "labels"});
}

TEST_CASE("template arguments with brackets, commas and quotes are not mistaken for names") {
    STATIC_REQUIRE(varve::field_names<shop::page<int, ','>> == names<2>{"first", "second_2"});
    STATIC_REQUIRE(varve::field_names<shop::page<std::map<int, std::string>, ')'>> ==
                   names<2>{"first", "second_2"});
    STATIC_REQUIRE(varve::field_names<shop::page<int, '\''>> == names<2>{"first", "second_2"});
    STATIC_REQUIRE(varve::field_names<shop::page<int, '<'>> == names<2>{"first", "second_2"});
}

TEST_CASE("local types, types of unnamed namespaces and UTF-8 names work") {
    struct local {
        int here;
        std::string there;
    };
    STATIC_REQUIRE(varve::field_names<local> == names<2>{"here", "there"});
    STATIC_REQUIRE(varve::field_names<hidden_type> == names<2>{"a", "bcd"});
    STATIC_REQUIRE(varve::field_names<unusual> == names<3>{"größe", "trailing_", "x1"});
}
