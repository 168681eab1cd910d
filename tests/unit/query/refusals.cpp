// What is refused when it runs: numbers of rows below zero, and clauses that the engine of a text made at run time lacks.
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>

#include <varve/core/error.hpp>
#include <varve/query/inserts.hpp>

#include "plain.hpp"

using varve::col;
using varve::select;
using varve_test::plain;

namespace {

struct metric {
    std::int64_t id{};
    std::string name{};
    static constexpr auto facts() { return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>.generated(), varve::unique<&metric::name>); }
};

constexpr auto all = select<metric>();

// In a constant expression a negative number does not compile.
template <std::int64_t Rows>
concept limits = requires { typename std::bool_constant<(all.limit(Rows), true)>; };
template <std::int64_t Rows>
concept offsets = requires { typename std::bool_constant<(all.offset(Rows), true)>; };
static_assert(limits<0> && limits<5> && offsets<0> && offsets<5>);
static_assert(!limits<-1> && !offsets<-1>);

}  // namespace

TEST_CASE("a negative limit or offset is an error before anything runs") {
    volatile std::int64_t negative = -1;
    CHECK_THROWS_AS(all.limit(negative), varve::usage_error);
    CHECK_THROWS_AS(all.offset(negative), varve::usage_error);
    CHECK_THROWS_AS(varve::union_(all, all).limit(negative), varve::usage_error);
    CHECK_THROWS_AS(varve::union_(all, all).offset(negative), varve::usage_error);
    CHECK_THROWS_WITH(all.limit(negative), "varve: a query is given a limit or an offset of -1 rows; engines read what is negative as no limit, as none, or as "
                                           "an error; give 0 or more, or leave the clause out");
    CHECK_NOTHROW(all.limit(0).offset(0));
}

TEST_CASE("a text made at run time names the clauses that its engine lacks") {
    const std::vector<metric> rows(2);
    const auto many = varve::insert_rows(rows);
    CHECK(many.text(plain::dialect) == R"(INSERT INTO "metrics" ("name") VALUES ($1), ($2))");
    CHECK_THROWS_WITH(many.returning().text(plain::dialect), "varve: plain lacks what the statement is made of: RETURNING");
    CHECK_THROWS_AS(many.on_any_conflict_do_nothing().text(plain::dialect), varve::usage_error);
    CHECK_THROWS_WITH(many.on_conflict<&metric::name>().do_nothing().returning(col<&metric::id>).text(plain::dialect),
                      "varve: plain lacks what the statement is made of: RETURNING, ON CONFLICT");
}

TEST_CASE("more rows than an engine takes parameters for are an error that says how many it takes") {
    const std::vector<metric> rows(40'000);
    CHECK_THROWS_WITH(varve::insert_rows(rows).text(plain::dialect),
                      "varve: an insert of 40000 rows into metrics at once; the engine takes parameters for 32766; insert them in parts, or by "
                      "repository::insert_range");
}
