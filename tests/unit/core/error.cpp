#include <string>

#include <catch2/catch_test_macros.hpp>

#include <varve/core/error.hpp>

TEST_CASE("an error is caught by its class, by its SQLSTATE class, and as varve::error") {
    const auto thrown = [] {
        throw varve::unique_violation("there already",
                                      {.sqlstate = "23505", .engine_code = 2067, .sql = "INSERT …", .constraint = "uq_metrics_name"});
    };
    CHECK_THROWS_AS(thrown(), varve::unique_violation);
    CHECK_THROWS_AS(thrown(), varve::integrity_violation);
    try {
        thrown();
    } catch (const varve::error& why) {
        CHECK(std::string{why.what()} == "there already");
        CHECK(why.sqlstate() == "23505");
        CHECK(why.engine_code() == 2067);
        CHECK(why.sql() == "INSERT …");
        CHECK(why.constraint() == "uq_metrics_name");
    }
}

TEST_CASE("what may be tried again is told apart from what may not") {
    const auto is_retryable = [](const auto& why) {
        try {
            throw why;
        } catch (const varve::transaction_rollback&) {
            return true;
        } catch (const varve::error&) {
            return false;
        }
    };
    CHECK(is_retryable(varve::serialization_failure{"again"}));
    CHECK(is_retryable(varve::deadlock_detected{"again"}));
    CHECK_FALSE(is_retryable(varve::connection_lost{"gone"}));
    CHECK_FALSE(is_retryable(varve::check_violation{"never"}));
}
