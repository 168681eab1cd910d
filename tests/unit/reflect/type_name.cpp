#include <varve/reflect/type_name.hpp>

#include <catch2/catch_test_macros.hpp>

#include "fixtures.hpp"

namespace {
struct hidden {};
template <class T>
struct boxed {
    struct inner {};
};
}  // namespace

TEST_CASE("a type is named without and with its namespaces") {
    STATIC_REQUIRE(varve::type_name<shop::order> == "order");
    STATIC_REQUIRE(varve::qualified_type_name<shop::order> == "shop::order");
    STATIC_REQUIRE(varve::type_name<int> == "int");
    STATIC_REQUIRE(varve::type_name<shop::colour> == "colour");
}

TEST_CASE("colons in template arguments are not qualifiers") {
    STATIC_REQUIRE(varve::type_name<shop::page<shop::order, ':'>> == "page<shop::order, ':'>");
    STATIC_REQUIRE(varve::qualified_type_name<shop::page<shop::page<int, '>'>, 'b'>> ==
                   "shop::page<shop::page<int, '>'>, 'b'>");
    STATIC_REQUIRE(varve::qualified_type_name<boxed<boxed<int>>> ==
                   "(anonymous namespace)::boxed<(anonymous namespace)::boxed<int>>");
    STATIC_REQUIRE(varve::type_name<boxed<shop::order>::inner> == "inner");
}

TEST_CASE("local types and types of unnamed namespaces have their own name") {
    struct local {};
    STATIC_REQUIRE(varve::type_name<local> == "local");
    STATIC_REQUIRE(varve::type_name<hidden> == "hidden");
    STATIC_REQUIRE(varve::qualified_type_name<hidden> == "(anonymous namespace)::hidden");
}
