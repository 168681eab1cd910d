#include <varve/sql/conflict_target.hpp>

#include <catch2/catch_test_macros.hpp>

#include "plain_dialect.hpp"

TEST_CASE("a nullable column of a key whose NULLs are equal becomes two") {
    std::string out;
    varve::append_conflict_target(out, {"a", "b"}, {false, true}, true, plain);
    CHECK(out == R"(("a", ("b" IS NULL), coalesce("b", '')))");
    out.clear();
    varve::append_conflict_target(out, {"a", "b"}, {false, true}, false, plain);
    CHECK(out == R"(("a", "b"))");
}
