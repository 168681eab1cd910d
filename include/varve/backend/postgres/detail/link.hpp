#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libpq-fe.h>

#include <varve/backend/postgres/detail/value_form.hpp>
#include <varve/backend/postgres/errors.hpp>

namespace varve::detail {

struct postgres_closer {
    void operator()(PGconn* connection) const { PQfinish(connection); }
    void operator()(PGresult* result) const { PQclear(result); }
    void operator()(PGcancel* cancel) const { PQfreeCancel(cancel); }
};
using postgres_result = std::unique_ptr<PGresult, postgres_closer>;

/// A statement whose rows are still under way: nothing else can be sent before they are taken in.
class postgres_receiver {
public:
    virtual void take_in() = 0;

protected:
    ~postgres_receiver() = default;
};

/// A connection as its statements know it; stays where it is when the connection is moved.
struct postgres_link {
    std::unique_ptr<PGconn, postgres_closer> handle{};
    std::unique_ptr<PGcancel, postgres_closer> cancel{};
    postgres_receiver* receiving = nullptr;
    bool in_block = false;                  ///< while rows are under way: there is a transaction around them
    std::uint64_t statements = 0;           ///< how many were prepared: each has its number for a name
    std::vector<std::string> forgotten{};   ///< statements that are not needed any more
    std::vector<std::pair<Oid, postgres_value_type>> found_types{};
    std::int64_t limit = 0;                 ///< of statements, in milliseconds; 0: none
    std::int64_t round_trips = 0;           ///< how often an answer was waited for
    std::atomic<bool> interrupted = false;  ///< somebody asked for what runs to be cancelled
    std::function<void(std::string_view)> on_notice{};

    /// Before anything is sent.
    void ready() {
        if (receiving != nullptr) [[unlikely]]
            receiving->take_in();
    }

    [[noreturn, gnu::cold]] void fail(const PGresult* result, std::string_view sql) {
        throw_postgres_error(handle.get(), result, sql, interrupted.exchange(false) ? 0 : limit);
    }

    /// One or several statements without parameters; the last one's result.
    [[gnu::cold]] postgres_result run(std::string_view sql) {
        ready();
        ++round_trips;
        postgres_result result{PQexec(handle.get(), std::string{sql}.c_str())};
        const ExecStatusType status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) {
            leave_copy(status);
            fail(result.get(), sql);
        }
        return result;
    }

    /// Statements that are gone here go there too: where that cannot harm a transaction.
    [[gnu::cold]] void forget_statements() {
        if (forgotten.empty() || receiving != nullptr || PQtransactionStatus(handle.get()) != PQTRANS_IDLE) return;
        std::string all;
        for (const std::string& each : forgotten) all += "DEALLOCATE " + each + ";";
        forgotten.clear();
        ++round_trips;
        const postgres_result answer{PQexec(handle.get(), all.c_str())};  // of one that is gone already: no matter
    }

    void begin_copy(const std::string& sql) {
        ready();
        ++round_trips;
        const postgres_result result{PQexec(handle.get(), sql.c_str())};
        if (PQresultStatus(result.get()) != PGRES_COPY_IN) fail(result.get(), sql);
    }
    void put_copy(std::string_view bytes, std::string_view sql) {
        if (PQputCopyData(handle.get(), bytes.data(), static_cast<int>(bytes.size())) != 1) fail(nullptr, sql);
    }
    void end_copy(std::string_view sql) {
        ++round_trips;
        if (PQputCopyEnd(handle.get(), nullptr) != 1) fail(nullptr, sql);
        postgres_result refused;
        while (postgres_result result{PQgetResult(handle.get())})
            if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) refused = std::move(result);
        if (refused != nullptr) fail(refused.get(), sql);
    }
    void abandon_copy() noexcept { leave_copy(PGRES_COPY_IN); }

    /// How values of a type travel; the server is asked once for each that is not its own.
    [[gnu::cold]] postgres_value_type type_of(Oid oid) {
        postgres_value_type found;
        if (oid == 0 || find_postgres_type(oid, found)) return found;
        for (const auto& [known, type] : found_types)
            if (known == oid) return type;
        return found_types.emplace_back(oid, ask_type(oid)).second;
    }

private:
    // One begun by plain text, or whose rows cannot be had, would leave the connection waiting.
    [[gnu::cold]] void leave_copy(ExecStatusType status) noexcept {
        if (status == PGRES_COPY_IN) PQputCopyEnd(handle.get(), "there are no more rows to come");
        while (const postgres_result left{PQgetResult(handle.get())}) {}
    }

    // Enumerations and other types whose binary form is their characters, and arrays of them.
    [[gnu::cold]] postgres_value_type ask_type(Oid oid) {
        const postgres_result answer = run("SELECT t.typsend::text, e.oid, e.typsend::text FROM pg_catalog.pg_type t LEFT JOIN pg_catalog.pg_type e ON "
                                           "e.oid = t.typelem AND t.typsend::text = 'array_send' WHERE t.oid = " + std::to_string(oid));
        if (PQntuples(answer.get()) != 1) return {};
        const auto is_text = [&](int column) {
            const std::string_view send = PQgetvalue(answer.get(), 0, column);
            return send == "enum_send" || send == "textsend" || send == "citextsend" || send == "varcharsend" || send == "json_send";
        };
        if (is_text(0)) return {.form = postgres_form::text};
        if (PQgetisnull(answer.get(), 0, 1) != 0 || !is_text(2)) return {};
        return {.form = postgres_form::array,
                .element = postgres_form::text,
                .element_oid = static_cast<Oid>(std::stoul(PQgetvalue(answer.get(), 0, 1)))};
    }
};

}  // namespace varve::detail
