#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <variant>

#include <varve/backend/any/options.hpp>
#include <varve/backend/any/statement.hpp>
#include <varve/backend/concept.hpp>
#include <varve/sql/statement.hpp>

namespace varve {

/// A connection to one of the engines; models engine_connection. Alternatives are told apart by position, so that two
/// backends may share a connection type.
template <backend... Backends>
class any_connection {
public:
    using statement = any_statement<Backends...>;
    using chosen_type = std::variant<typename Backends::connection...>;

    static any_connection open(const any_options<Backends...>& options) {
        return open_at(options, std::index_sequence_for<Backends...>{});
    }

    /// The position of the engine among the backends.
    std::size_t index() const { return chosen_.index(); }

    /// The engine's own dialect.
    const ddl_dialect& dialect() const {
        static constexpr std::array<const ddl_dialect*, sizeof...(Backends)> dialects{&Backends::dialect...};
        return *dialects[index()];
    }
    /// The text of a query in the engine's SQL: a constant, like all of them.
    template <class Query>
        requires(detail::has_constant_text<Query, Backends> && ...)
    std::string_view text_of() const {
        static constexpr std::array<std::string_view, sizeof...(Backends)> texts{Query::template sql<Backends>...};
        return texts[index()];
    }

    statement prepare(std::string_view sql) { return prepare_at<false>(sql, std::index_sequence_for<Backends...>{}); }
    statement prepare_raw(std::string_view sql) { return prepare_at<true>(sql, std::index_sequence_for<Backends...>{}); }
    void execute(std::string_view sql) {
        std::visit([&](auto& one) { one.execute(sql); }, chosen_);
    }

    void begin(transaction_mode mode) {
        std::visit([&](auto& one) { one.begin(mode); }, chosen_);
    }
    void commit() {
        std::visit([](auto& one) { one.commit(); }, chosen_);
    }
    void rollback() {
        std::visit([](auto& one) { one.rollback(); }, chosen_);
    }
    bool in_transaction() const {
        return std::visit([](const auto& one) { return one.in_transaction(); }, chosen_);
    }
    bool refuse_writes(bool refuse) {
        return std::visit([&](auto& one) { return one.refuse_writes(refuse); }, chosen_);
    }

    void interrupt() noexcept {
        std::visit([](auto& one) noexcept { one.interrupt(); }, chosen_);
    }
    void limit_statements(std::chrono::milliseconds limit) {
        std::visit([&](auto& one) { one.limit_statements(limit); }, chosen_);
    }
    void begin_limit() {
        std::visit([](auto& one) { if constexpr (requires { one.begin_limit(); }) one.begin_limit(); }, chosen_);
    }
    void end_limit() {
        std::visit([](auto& one) { if constexpr (requires { one.end_limit(); }) one.end_limit(); }, chosen_);
    }

    std::int64_t last_insert_rowid() {
        return std::visit([](auto& one) { return one.last_insert_rowid(); }, chosen_);
    }
    bool is_alive() {
        return std::visit([](auto& one) { return one.is_alive(); }, chosen_);
    }
    void reset() {
        std::visit([](auto& one) { one.reset(); }, chosen_);
    }
    void lock_migrations(std::chrono::milliseconds wait) {
        std::visit([&](auto& one) { one.lock_migrations(wait); }, chosen_);
    }
    void unlock_migrations() {
        std::visit([](auto& one) { one.unlock_migrations(); }, chosen_);
    }
    any_connection scratch() { return scratch_at(std::index_sequence_for<Backends...>{}); }

    /// The engine's own connection, for what only one engine has.
    chosen_type& chosen() { return chosen_; }

private:
    explicit any_connection(chosen_type&& chosen) : chosen_(std::move(chosen)) {}

    // A variant is made at a position that is known at compile time only: one function for each, chosen by the index.
    template <std::size_t... Positions>
    static any_connection open_at(const any_options<Backends...>& options, std::index_sequence<Positions...>) {
        using opener = chosen_type (*)(const any_options<Backends...>&);
        static constexpr opener openers[] = {[](const any_options<Backends...>& from) {
            return chosen_type{std::in_place_index<Positions>, Backends::connection::open(std::get<Positions>(from.chosen()))};
        }...};
        return any_connection{openers[options.chosen().index()](options)};
    }
    template <bool Raw, std::size_t... Positions>
    statement prepare_at(std::string_view sql, std::index_sequence<Positions...>) {
        using preparer = typename statement::chosen_type (*)(chosen_type&, std::string_view);
        static constexpr preparer preparers[] = {[](chosen_type& on, std::string_view text) {
            auto& one = std::get<Positions>(on);
            if constexpr (Raw && requires { one.prepare_raw(text); })
                return typename statement::chosen_type{std::in_place_index<Positions>, one.prepare_raw(text)};
            else
                return typename statement::chosen_type{std::in_place_index<Positions>, one.prepare(text)};
        }...};
        return statement{preparers[index()](chosen_, sql)};
    }
    template <std::size_t... Positions>
    any_connection scratch_at(std::index_sequence<Positions...>) {
        using maker = chosen_type (*)(chosen_type&);
        static constexpr maker makers[] = {
            [](chosen_type& like) { return chosen_type{std::in_place_index<Positions>, std::get<Positions>(like).scratch()}; }...};
        return any_connection{makers[index()](chosen_)};
    }

    chosen_type chosen_;
};

}  // namespace varve
