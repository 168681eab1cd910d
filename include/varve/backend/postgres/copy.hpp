#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <libpq-fe.h>

#include <varve/backend/postgres/detail/encode.hpp>
#include <varve/backend/postgres/detail/encode_numeric.hpp>
#include <varve/backend/postgres/detail/link.hpp>
#include <varve/backend/postgres/detail/scaled_text.hpp>
#include <varve/core/raise.hpp>
#include <varve/sql/value.hpp>

namespace varve {

/// Rows on their way into a table by COPY, in PostgreSQL's binary form. It has the binds of a statement, so what binds a row to
/// an INSERT fills it: the columns of a row one after another, each once. Until finish() nothing is written.
class postgres_copy {
public:
    /// `columns`: the form of each, in the order of `sql`, a COPY … FROM STDIN in binary.
    postgres_copy(detail::postgres_link& link, std::string sql, std::vector<detail::postgres_form> columns)
        : link_(link), sql_(std::move(sql)), columns_(std::move(columns)) {
        link_.begin_copy(sql_);
        buffer_.assign("PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
        is_open_ = true;
    }
    postgres_copy(const postgres_copy&) = delete;
    postgres_copy& operator=(const postgres_copy&) = delete;
    ~postgres_copy() {
        if (is_open_) link_.abandon_copy();
    }

    /// Whether every column travels in a form that is known here.
    static bool takes(const std::vector<detail::postgres_form>& columns) {
        using enum detail::postgres_form;
        for (const detail::postgres_form each : columns)
            if (each == other || each == array || each == oid || each == nothing) return false;
        return !columns.empty();
    }

    void begin_row() {
        if (buffer_.size() > chunk) send();
        append(static_cast<std::uint16_t>(columns_.size()));
        ++rows_;
    }

    void bind(int, std::nullptr_t) { append(std::uint32_t{0xFFFFFFFFU}); }
    template <std::same_as<bool> Boolean>
    void bind(int position, Boolean value) {
        encode(position, value);
    }
    void bind(int position, std::int64_t value) { encode(position, value); }
    void bind(int position, std::uint64_t value) { encode(position, value); }
    void bind(int position, double value) { encode(position, value); }
    void bind(int position, std::string_view text) {
        const detail::postgres_form form = form_of(position);
        if (form == detail::postgres_form::numeric) return numeric(text);
        const bool is_jsonb = form == detail::postgres_form::jsonb;
        if (form != detail::postgres_form::text && !is_jsonb) refuse("a text, where its column is of another type");
        append(static_cast<std::uint32_t>(text.size() + (is_jsonb ? 1 : 0)));
        if (is_jsonb) buffer_.push_back('\1');
        buffer_.append(text);
    }
    void bind(int position, const char* text) { bind(position, std::string_view{text}); }
    void bind(int position, bytes_view bytes) {
        if (form_of(position) != detail::postgres_form::bytes) refuse("bytes, where its column is of another type");
        append(static_cast<std::uint32_t>(bytes.size()));
        buffer_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    }
    void bind_copy(int position, std::string_view text) { bind(position, text); }
    void bind_copy(int position, bytes_view bytes) { bind(position, bytes); }
    void bind(int position, const uuid_value& uuid) { encode(position, uuid); }
    void bind(int position, date_value date) { encode(position, date); }
    void bind(int position, time_value time) { encode(position, time); }
    void bind(int position, timestamp_value at) { encode(position, at); }
    void bind(int position, local_timestamp_value at) { encode(position, at); }
    void bind(int position, duration_value value) { encode(position, value); }
    void bind(int position, const json_value& json) { bind(position, std::string_view{json.text}); }
    void bind(int position, const decimal_value& decimal) { bind(position, std::string_view{decimal.text}); }
    void bind(int position, const scaled_value& scaled) { bind(position, std::string_view{detail::scaled_text(scaled)}); }
    void bind(int position, label_value label) { bind(position, label.label); }

    /// Hands over what is left, and returns how many rows were written. Throws what the server says of any of them.
    std::int64_t finish() {
        append(std::uint16_t{0xFFFFU});
        send();
        is_open_ = false;
        link_.end_copy(sql_);
        return rows_;
    }

    std::string_view sql() const { return sql_; }

private:
    static constexpr std::size_t chunk = std::size_t{1} << 16;

    detail::postgres_form form_of(int position) const { return columns_[static_cast<std::size_t>(position - 1)]; }

    template <std::unsigned_integral T>
    void append(T number) {
        char network[sizeof(T)];
        detail::store_network(network, number);
        buffer_.append(network, sizeof network);
    }
    template <class Value>
    void encode(int position, const Value& value) {
        char room[detail::encoded_room];
        const detail::postgres_form form = form_of(position);
        const detail::encoded_value made = detail::encode(room, form, value);
        if (made.refused != nullptr) refuse(made.refused);
        if (!made.is_binary) return numeric({room, static_cast<std::size_t>(made.size)});
        append(static_cast<std::uint32_t>(made.size));
        buffer_.append(room, static_cast<std::size_t>(made.size));
    }
    void numeric(std::string_view text) {
        std::string digits;
        if (!detail::encode_numeric(digits, text)) refuse("no decimal, where its column is numeric");
        append(static_cast<std::uint32_t>(digits.size()));
        buffer_ += digits;
    }
    void send() {
        link_.put_copy(buffer_, sql_);
        buffer_.clear();
    }
    [[noreturn, gnu::cold]] void refuse(const char* what) const {
        detail::raise<data_error>({"varve: postgres: a value of row ", detail::number_text(rows_), " is ", what, "; no row was written"}, "22003", sql_);
    }

    detail::postgres_link& link_;
    std::string sql_;
    std::vector<detail::postgres_form> columns_;
    std::string buffer_{};
    std::int64_t rows_ = 0;
    bool is_open_ = false;
};

}  // namespace varve
