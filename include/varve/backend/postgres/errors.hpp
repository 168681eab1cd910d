#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <libpq-fe.h>

#include <varve/core/raise.hpp>
#include <varve/core/statement_timeout.hpp>

namespace varve::detail {

struct postgres_failure {
    std::string message{};
    error_details details{};
};

template <class Error>
[[gnu::cold]] void postgres_raise(const postgres_failure& failure) {
    throw Error(failure.message, failure.details);
}

/// What an SQLSTATE, or the two letters of its class, is thrown as; https://www.postgresql.org/docs/15/errcodes-appendix.html.
struct postgres_error_class {
    std::string_view sqlstate;
    void (*raise)(const postgres_failure&);
    const char* advice = nullptr;
};

// What is special before the class it belongs to.
inline constexpr postgres_error_class postgres_error_classes[] = {
    {"08", &postgres_raise<connection_error>},
    {"0A", &postgres_raise<feature_not_supported>},
    {"22", &postgres_raise<data_error>},
    {"23502", &postgres_raise<not_null_violation>},
    {"23503", &postgres_raise<foreign_key_violation>},
    {"23505", &postgres_raise<unique_violation>},
    {"23514", &postgres_raise<check_violation>},
    {"23", &postgres_raise<integrity_violation>},
    {"25006", &postgres_raise<read_only>, "the transaction, the session or the server (a standby) is read-only"},
    {"25P02", &postgres_raise<transaction_rollback>, "a statement before it failed; roll back, to a savepoint or all of it"},
    {"25", &postgres_raise<usage_error>},
    {"28", &postgres_raise<connection_error>, "correct the user, the password, or the server's pg_hba.conf"},
    {"3D000", &postgres_raise<connection_error>, "create the database, or name another"},
    {"40001", &postgres_raise<serialization_failure>, "run the transaction again"},
    {"40P01", &postgres_raise<deadlock_detected>, "run the transaction again"},
    {"40", &postgres_raise<transaction_rollback>},
    {"42", &postgres_raise<syntax_or_access_error>},
    {"53100", &postgres_raise<disk_full>},
    {"53300", &postgres_raise<insufficient_resources>, "the server has no connection left; use smaller pools, or raise max_connections"},
    {"53", &postgres_raise<insufficient_resources>},
    {"54", &postgres_raise<data_error>},
    {"55P03", &postgres_raise<lock_not_available>},
    {"55006", &postgres_raise<lock_not_available>},
    {"57014", &postgres_raise<query_canceled>},
    {"57P", &postgres_raise<connection_lost>},
    {"58", &postgres_raise<system_error>},
    {"XX", &postgres_raise<system_error>},
};

[[noreturn, gnu::cold]] inline void postgres_throw(postgres_failure& failure) {
    for (const postgres_error_class& each : postgres_error_classes) {
        if (!std::string_view{failure.details.sqlstate}.starts_with(each.sqlstate)) continue;
        if (each.advice != nullptr) failure.message.append("; ").append(each.advice);
        each.raise(failure);
    }
    throw error(failure.message, failure.details);
}

/// libpq ends its messages with a line break, and puts hints on lines of their own.
[[gnu::cold]] inline std::string postgres_words(const char* message) {
    std::string words = message != nullptr ? message : "";
    while (!words.empty() && (words.back() == '\n' || words.back() == ' ')) words.pop_back();
    for (char& each : words)
        if (each == '\n') each = ' ';
    return words;
}

/// Throws what a result says, or the connection where there is none. `limit` > 0: statements have a time limit of so many
/// milliseconds, and nobody asked for what runs to be cancelled.
[[noreturn, gnu::cold, gnu::noinline]] inline void throw_postgres_error(PGconn* connection, const PGresult* result, std::string_view sql,
                                                                        std::int64_t limit = 0) {
    const auto field = [&](int code) {
        const char* const text = result != nullptr ? PQresultErrorField(result, code) : nullptr;
        return std::string_view{text != nullptr ? text : ""};
    };
    postgres_failure failure;
    failure.details.sqlstate = field(PG_DIAG_SQLSTATE);
    failure.details.constraint = field(PG_DIAG_CONSTRAINT_NAME);
    if (failure.details.constraint.empty() && !field(PG_DIAG_COLUMN_NAME).empty())  // NOT NULL has no name
        failure.details.constraint = concat({field(PG_DIAG_TABLE_NAME), ".", field(PG_DIAG_COLUMN_NAME)});
    failure.details.sql = sql;
    const bool is_gone = PQstatus(connection) == CONNECTION_BAD;
    const std::string_view primary = field(PG_DIAG_MESSAGE_PRIMARY);
    failure.message = concat({"varve: postgres: ", primary.empty() ? std::string_view{postgres_words(PQerrorMessage(connection))} : primary});
    // Not the detail: it tells values.
    if (const std::string_view hint = field(PG_DIAG_MESSAGE_HINT); !hint.empty()) failure.message.append("; ").append(hint);
    failure.message.append(" (the database ").append(PQdb(connection) != nullptr ? PQdb(connection) : "");
    if (!sql.empty()) failure.message.append(", statement: ").append(sql.substr(0, 400));
    failure.message.push_back(')');
    if (is_gone) {
        if (failure.details.sqlstate.empty() || !failure.details.sqlstate.starts_with("57P")) failure.details.sqlstate = "08006";
        throw connection_lost(failure.message + "; the connection is gone: what ran in its transaction did not happen, a commit under way may have",
                              failure.details);
    }
    if (failure.details.sqlstate == "57014" && limit > 0)
        throw statement_timeout(failure.message + "; the limit is " + std::to_string(limit) + " ms", limit, failure.details);
    postgres_throw(failure);
}

}  // namespace varve::detail
