#include <varve/reflect/snake_case.hpp>

#include <catch2/catch_test_macros.hpp>

using varve::snake_case;

TEST_CASE("words are parted where the case says so") {
    STATIC_REQUIRE(snake_case("MetricHistory") == "metric_history");
    STATIC_REQUIRE(snake_case("metricHistory") == "metric_history");
    STATIC_REQUIRE(snake_case("HTTPServer2") == "http_server2");
    STATIC_REQUIRE(snake_case("parseURL") == "parse_url");
    STATIC_REQUIRE(snake_case("Utf8Text") == "utf8_text");
    STATIC_REQUIRE(snake_case("A") == "a");
    STATIC_REQUIRE(snake_case("") == "");
}

TEST_CASE("what is snake_case already stays") {
    STATIC_REQUIRE(snake_case("metric_history") == "metric_history");
    STATIC_REQUIRE(snake_case("Metric_History") == "metric_history");
    STATIC_REQUIRE(snake_case("_private__x_") == "_private__x_");
    STATIC_REQUIRE(snake_case("größeÄ") == "größeÄ");
}

TEST_CASE("template arguments become words") {
    STATIC_REQUIRE(snake_case("page<int>") == "page_int");
    STATIC_REQUIRE(snake_case("Page<shop::OrderLine, 'x'>") == "page_shop_order_line_x");
}
