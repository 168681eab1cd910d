#include <string>

#include <catch2/catch_test_macros.hpp>

#include <support/golden.hpp>

TEST_CASE("a golden file accepts its own text only") {
    CHECK(varve_test::golden_difference("harness/two_lines.txt", "first\nsecond\n").empty());
    const std::string said = varve_test::golden_difference("harness/two_lines.txt", "first\nthird\n");
    CHECK(said.find("two_lines.txt differs from line 2") != std::string::npos);
    CHECK_FALSE(varve_test::golden_difference("harness/two_lines.txt", "first\nsecond").empty());
}

TEST_CASE("a golden file that is missing is said to be") {
    const std::string said = varve_test::golden_difference("harness/none.txt", "");
    CHECK(said.find("there is no") != std::string::npos);
}
