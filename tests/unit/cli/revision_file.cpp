#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <varve/cli/commands/revision.hpp>
#include <varve/cli/revision_file.hpp>

using Catch::Matchers::ContainsSubstring;
using varve::detail::parse_rename;
using varve::detail::with_proved;

TEST_CASE("only the hash of a revision file is written anew") {
    CHECK(with_proved("a {.message = \"m\",\r\n .proved = \"1:old\"}, b", "1:new") ==
          "a {.message = \"m\",\r\n .proved = \"1:new\"}, b");
    CHECK(with_proved(".proved = \"\"", "1:new") == ".proved = \"1:new\"");
    // The comment that mentions it comes first; the header is the last.
    CHECK(with_proved("// .proved = \"x\"\n.proved = \"y\"", "z") ==
          "// .proved = \"x\"\n.proved = \"z\"");
}

TEST_CASE("a header without a hash gets one") {
    CHECK(with_proved("{{.id = \"1\", .message = \"m\"}, upgrade}", "z") ==
          "{{.id = \"1\", .message = \"m\", .proved = \"z\"}, upgrade}");
    CHECK_THROWS_WITH(with_proved("nothing here", "z"), ContainsSubstring("add .proved"));
}

TEST_CASE("renames are read as people write them") {
    CHECK(parse_rename("t.a=b") == varve::rename{"t", "a", "b"});
    CHECK(parse_rename("t.a=t.b") == varve::rename{"t", "a", "b"});
    CHECK(parse_rename("s.t.a=b") == varve::rename{"s.t", "a", "b"});
    CHECK(parse_rename("old=new") == varve::rename{"", "old", "new"});
    CHECK_THROWS_AS(parse_rename("t.a"), varve::usage_error);
    CHECK_THROWS_AS(parse_rename("=b"), varve::usage_error);
    CHECK_THROWS_AS(parse_rename("a="), varve::usage_error);
}
