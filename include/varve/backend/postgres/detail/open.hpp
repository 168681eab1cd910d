#pragma once

// How connections are made.
#include <atomic>
#include <chrono>
#include <poll.h>
#include <string>
#include <thread>
#include <unistd.h>
#include <vector>

#include <varve/backend/postgres/connection.hpp>

namespace varve {

namespace detail {

/// "FATAL:  53300: sorry, too many clients already": what the server says to one who connects has its SQLSTATE in the text only.
[[gnu::cold]] inline std::string sqlstate_in(std::string_view words) {
    for (std::size_t at = words.find(":  "); at != std::string_view::npos; at = words.find(":  ", at + 1)) {
        const std::string_view code = words.substr(at + 3, 6);
        if (code.size() == 6 && code[5] == ':' && code.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 5) return std::string{code.substr(0, 5)};
    }
    return {};
}

[[noreturn, gnu::cold]] inline void refuse_connection(PGconn* connection, const postgres_options& options, std::string_view instead = {}) {
    postgres_failure failure;
    std::string words = instead.empty() ? postgres_words(PQerrorMessage(connection)) : std::string{instead};
    failure.details.sqlstate = sqlstate_in(words);
    // With verbosity on, libpq puts the place in the server's source behind it.
    if (const auto location = words.find(" LOCATION:"); location != std::string::npos) words.resize(location);
    failure.message = concat({"varve: postgres: no connection", options.get("user").empty() ? "" : " as ", options.get("user"), ": ", words});
    if (failure.details.sqlstate.empty()) {
        failure.details.sqlstate = "08001";
        failure.message += "; see that the server runs there and may be reached";
    }
    const bool starting = failure.details.sqlstate == "57P03";
    if (starting) throw connection_error(failure.message, failure.details);
    postgres_throw(failure);
}

inline void forward_notice(void* to, const PGresult* result) {
    const auto& told = static_cast<postgres_link*>(to)->on_notice;
    if (told) told(postgres_words(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY)));
}

[[gnu::cold]] inline std::unique_ptr<postgres_link> postgres_connect(const postgres_options& options) {
    std::vector<const char*> names;
    std::vector<const char*> values;
    for (const auto& [name, value] : options.keywords()) {
        names.push_back(name.c_str());
        values.push_back(value.c_str());
    }
    // What varve relies on, whatever the database or the user is set to; what a caller says goes before it.
    names.push_back("client_encoding");
    values.push_back("UTF8");
    if (options.get("fallback_application_name").empty()) {
        names.push_back("fallback_application_name");
        values.push_back("varve");
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    auto link = std::make_unique<postgres_link>();
    const std::string_view several = options.get("host");
    const bool waits_itself = several.find(',') == std::string_view::npos && options.get("connect_timeout").empty();
    if (waits_itself) {
        // In steps, because verbosity must be set before the server answers.
        link->handle.reset(PQconnectStartParams(names.data(), values.data(), 0));
        PQsetErrorVerbosity(link->handle.get(), PQERRORS_VERBOSE);
        for (PostgresPollingStatusType next = PGRES_POLLING_WRITING;
             PQstatus(link->handle.get()) != CONNECTION_BAD && next != PGRES_POLLING_OK && next != PGRES_POLLING_FAILED;) {
            pollfd waiting{PQsocket(link->handle.get()), static_cast<short>(next == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
            if (::poll(&waiting, 1, -1) < 0) continue;  // a signal
            next = PQconnectPoll(link->handle.get());
        }
    } else {
        link->handle.reset(PQconnectdbParams(names.data(), values.data(), 0));
    }
    if (PQstatus(link->handle.get()) != CONNECTION_OK) refuse_connection(link->handle.get(), options);
    PQsetErrorVerbosity(link->handle.get(), PQERRORS_DEFAULT);
    link->cancel.reset(PQgetCancel(link->handle.get()));
    PQsetNoticeReceiver(link->handle.get(), &forward_notice, link.get());
    return link;
}

}  // namespace detail

inline postgres_connection postgres_connection::open(const postgres_options& options) { return {detail::postgres_connect(options), options}; }

inline void postgres_connection::lock_migrations(std::chrono::milliseconds wait) {
    if (locks_migrations_) return;
    const auto end = std::chrono::steady_clock::now() + wait;
    for (;;) {
        const auto answer = link_->run("SELECT pg_try_advisory_lock(" + std::string{migration_lock} + ")");
        if (std::string_view{PQgetvalue(answer.get(), 0, 0)} == "t") break;
        if (std::chrono::steady_clock::now() >= end)
            throw lock_not_available("varve: postgres: another process migrates this database; it held the lock longer than was waited for; try "
                                     "again when it is done", {.sqlstate = "55P03"});
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    locks_migrations_ = true;
}

inline int postgres_connection::wait_for_notifications(std::chrono::milliseconds wait, const std::function<void(const postgres_notification&)>& told) {
    link_->ready();
    const auto end = std::chrono::steady_clock::now() + wait;
    for (int count = 0;;) {
        if (PQconsumeInput(native_handle()) != 1) link_->fail(nullptr, "LISTEN");
        while (PGnotify* const found = PQnotifies(native_handle())) {
            const std::unique_ptr<PGnotify, decltype(&PQfreemem)> held{found, &PQfreemem};
            ++count;
            told({found->relname, found->extra, found->be_pid});
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (count > 0 || left.count() <= 0) return count;
        pollfd waiting{PQsocket(native_handle()), POLLIN, 0};
        ::poll(&waiting, 1, static_cast<int>(left.count()));
    }
}

inline postgres_connection postgres_connection::scratch() const {
    static std::atomic<int> number = 0;
    const std::string name = "varve_scratch_" + std::to_string(::getpid()) + "_" + std::to_string(++number);
    auto database = std::make_unique<detail::postgres_scratch_database>(detail::postgres_connect(options_), name);
    postgres_options inside = options_;
    inside.set("dbname", name);
    postgres_connection made = open(inside);
    made.scratch_ = std::move(database);
    return made;
}

}  // namespace varve
