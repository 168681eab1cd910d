// expect: varve: a history model lacks a field of a history
// expect: history_model_has_fields<ledger>
#include <chrono>
#include <varve/backend/recording/recording.hpp>
#include <varve/repository/repository.hpp>
#include <varve/sql/types/timestamp.hpp>

struct ledger {
    std::string row_key;
    std::int64_t revision{};
    std::string field;
    varve::history_operation operation{};
    std::optional<std::string> old_value;
    std::optional<std::string> new_value;
#ifndef VARVE_COMPILE_FAIL
    std::string actor;
#endif
    varve::timestamp changed_at{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&ledger::row_key, &ledger::revision, &ledger::field>);
    }
};
struct metric {
    std::int64_t id{};
    std::string name;
    static constexpr auto facts() { return varve::facts(varve::audited<>.into<ledger>()); }
};

auto schema() { return varve::models<metric>::schema(); }
