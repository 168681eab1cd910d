#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <libpq-fe.h>

#include <varve/backend/postgres/detail/decode.hpp>
#include <varve/backend/postgres/detail/link.hpp>
#include <varve/backend/postgres/detail/parameters.hpp>
#include <varve/backend/postgres/range.hpp>
#include <varve/sql/engine_statement.hpp>

namespace varve {

/// A prepared statement of PostgreSQL; models engine_statement. Parameters and results travel in the binary form of the types
/// that the server found for them; only types it does not share with us travel as text.
///
/// A statement's rows come all at once, or one at a time where a stream asks for that. Nothing else can be sent on a
/// connection while rows are under way, so a stream whose session runs another statement takes in the rest of its rows first.
class postgres_statement final : private detail::postgres_receiver {
public:
    using range = postgres_range<postgres_statement>;

    postgres_statement() = default;
    /// Prepares `sql` on the server; throws as the server says.
    [[gnu::cold]] postgres_statement(detail::postgres_link& link, std::string_view sql);
    postgres_statement(postgres_statement&& other) noexcept
        : link_(std::exchange(other.link_, nullptr)),
          name_(std::move(other.name_)),
          sql_(std::move(other.sql_)),
          parameters_(std::move(other.parameters_)),
          forms_(std::move(other.forms_)),
          described_(std::move(other.described_)),
          is_binary_(other.is_binary_) {}
    postgres_statement& operator=(postgres_statement&&) = delete;
    [[gnu::cold]] ~postgres_statement() {
        if (link_ == nullptr) return;
        reset();
        link_->forgotten.push_back(std::move(name_));
    }

    void bind(int position, std::nullptr_t) { parameters_.null(at(position)); }
    template <std::same_as<bool> Boolean>  // a pointer must not become a boolean
    void bind(int position, Boolean value) {
        encode(position, value);
    }
    void bind(int position, std::int64_t value) { encode(position, value); }
    void bind(int position, std::uint64_t value) { encode(position, value); }
    void bind(int position, double value) { encode(position, value); }
    void bind(int position, std::string_view text) {
        const std::size_t i = at(position);
        if (parameters_.type(i).form == detail::postgres_form::text) [[likely]]
            return parameters_.borrow(i, text);
        bind_unlike_text(position, text);
    }
    void bind(int position, const char* text) { bind(position, std::string_view{text}); }
    void bind(int position, bytes_view bytes) {
        const std::size_t i = at(position);
        if (parameters_.type(i).form != detail::postgres_form::bytes) [[unlikely]]
            return bind_unlike_bytes(position, bytes);
        parameters_.borrow(i, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }
    void bind_copy(int position, std::string_view text) {
        const std::size_t i = at(position);
        if (parameters_.type(i).form != detail::postgres_form::text) [[unlikely]]
            return bind_unlike_text(position, text);
        parameters_.own(i) = text;
        parameters_.take_own(i, true);
    }
    void bind_copy(int position, bytes_view bytes) {
        const std::size_t i = at(position);
        if (parameters_.type(i).form != detail::postgres_form::bytes) [[unlikely]]
            return bind_unlike_bytes(position, bytes);
        parameters_.own(i).assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        parameters_.take_own(i, true);
    }
    void bind(int position, const uuid_value& uuid) { encode(position, uuid); }
    void bind(int position, date_value date) { encode(position, date); }
    void bind(int position, time_value time) { encode(position, time); }
    void bind(int position, timestamp_value at) { encode(position, at); }
    void bind(int position, local_timestamp_value at) { encode(position, at); }
    void bind(int position, duration_value value) { encode(position, value); }
    void bind(int position, const json_value& json) { bind_copy(position, std::string_view{json.text}); }
    void bind(int position, const decimal_value& decimal) { bind_copy(position, std::string_view{decimal.text}); }
    [[gnu::cold]] void bind(int position, const scaled_value& scaled) { bind_copy(position, std::string_view{detail::scaled_text(scaled)}); }
    void bind(int position, label_value label) { bind(position, label.label); }
    /// An array in the binary form of its type.
    void bind_array(int position, std::string bytes) {
        parameters_.own(at(position)) = std::move(bytes);
        parameters_.take_own(at(position), true);
    }

    bool get(int column, bool& out) { return read(column, out); }
    bool get(int column, std::int64_t& out) { return read(column, out); }
    bool get(int column, std::uint64_t& out) { return read(column, out); }
    bool get(int column, double& out) { return read(column, out); }
    bool get(int column, std::string_view& out) {
        const detail::postgres_form form = form_of(column);
        if (form != detail::postgres_form::text && form != detail::postgres_form::jsonb && form != detail::postgres_form::other) [[unlikely]]
            return get_unlike_text(column, out);
        return read(column, out);
    }
    bool get(int column, bytes_view& out) { return read(column, out); }
    bool get(int column, uuid_value& out) { return read(column, out); }
    bool get(int column, date_value& out) { return read(column, out); }
    bool get(int column, time_value& out) { return read(column, out); }
    bool get(int column, timestamp_value& out) { return read(column, out); }
    bool get(int column, local_timestamp_value& out) { return read(column, out); }
    bool get(int column, duration_value& out) { return read(column, out); }
    bool get(int column, json_value& out) { return read(column, out); }
    bool get(int column, decimal_value& out) { return read(column, out); }
    bool get(int column, scaled_value& out) { return read(column, out); }
    bool get(int column, label_value& out) { return read(column, out); }

    /// What has no kind of its own (dates, UUIDs …) is text, and can be read so.
    value_kind kind(int column) const;

    bool step() {
        if (!runs_) [[unlikely]]
            run();
        if (++row_ < rows_) [[likely]]
            return true;
        return arrives_one_at_a_time_ && next();
    }

    /// Rows of the next run come one at a time, for results that should not be in memory at once.
    void one_at_a_time() { arrives_one_at_a_time_ = true; }

    /// Rows that an INSERT, UPDATE, DELETE or MERGE wrote.
    std::int64_t affected() const { return affected_; }

    void reset() noexcept;

    int column_count() const { return static_cast<int>(forms_.size()); }
    std::string_view column_name(int column) const {
        const char* const name = described_ != nullptr ? PQfname(described_.get(), column) : nullptr;
        return name != nullptr ? name : "";
    }
    /// "metrics.value", for error messages; the bare name for an expression.
    [[gnu::cold]] std::string column_origin(int column);
    [[gnu::cold]] std::string shown(int column) const;
    int parameter_count() const { return parameters_.count(); }
    const std::vector<detail::postgres_form>& column_forms() const { return forms_; }
    const detail::postgres_value_type& parameter_type(int position) const { return parameters_.type(at(position)); }
    std::string_view sql() const { return sql_; }

private:
    std::size_t at(int position) const {
        if (position < 1 || position > parameters_.count()) [[unlikely]]
            refuse_position(position);
        return static_cast<std::size_t>(position - 1);
    }
    template <class Value>
    void encode(int position, const Value& value) {
        const char* const refused = parameters_.encode(at(position), value);
        if (refused != nullptr) [[unlikely]]
            refuse(position, refused);
    }

    detail::postgres_form form_of(int column) const {
        const auto i = static_cast<std::size_t>(column);
        return i < forms_.size() ? forms_[i] : detail::postgres_form::other;
    }
    detail::received_value received(int column) const {
        return {PQgetvalue(result_.get(), row_, column), static_cast<std::size_t>(PQgetlength(result_.get(), row_, column)), form_of(column)};
    }
    template <class Value>
    bool read(int column, Value& out) {
        if (PQgetisnull(result_.get(), row_, column) != 0) return false;
        const char* const wanted = detail::decode(received(column), out);
        if (wanted != nullptr) [[unlikely]]
            refuse_column(column, wanted);
        return true;
    }

    [[gnu::cold]] void prepare();
    [[gnu::cold]] bool prepare_again(const PGresult* refused, bool was_idle);
    detail::postgres_result execute();
    void run();
    [[gnu::cold]] bool next();
    [[gnu::cold]] void take_in() override;
    [[gnu::cold]] void keep(detail::postgres_result result);
    [[gnu::cold]] void bind_unlike_text(int position, std::string_view text);
    [[gnu::cold]] void bind_unlike_bytes(int position, bytes_view bytes);
    [[gnu::cold]] bool get_unlike_text(int column, std::string_view& out);
    [[gnu::cold]] std::string text_of(int column) const;
    [[noreturn, gnu::cold]] void refuse(int position, const char* what) const;
    [[noreturn, gnu::cold]] void refuse_position(int position) const;
    [[noreturn, gnu::cold]] void refuse_column(int column, const char* wanted);

    detail::postgres_link* link_ = nullptr;
    std::string name_{};
    std::string sql_{};
    detail::postgres_parameters parameters_{{}};
    std::vector<detail::postgres_form> forms_{};
    detail::postgres_result described_{};
    bool is_binary_ = true;

    detail::postgres_result result_{};
    int row_ = -1;
    int rows_ = 0;
    std::int64_t affected_ = 0;
    bool runs_ = false;
    bool arrives_one_at_a_time_ = false;
    std::deque<detail::postgres_result> taken_in_{};
    std::exception_ptr failed_while_taken_in_;  // NOLINT(bugprone-throw-keyword-missing): a member
    std::vector<std::string> made_texts_{};
};

}  // namespace varve

#include <varve/backend/postgres/detail/statement_run.hpp>
#include <varve/backend/postgres/detail/statement_values.hpp>
