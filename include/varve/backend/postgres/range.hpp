#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <varve/backend/postgres/detail/encode.hpp>
#include <varve/backend/postgres/detail/scaled_text.hpp>
#include <varve/core/raise.hpp>
#include <varve/sql/value.hpp>

namespace varve {

/// A whole range as one parameter: an array in PostgreSQL's binary form. It has the binds of a statement, so codecs fill it
/// like one. postgres_writing::append_in_range casts the parameter, so that its elements are of a type that is known here.
template <class Statement>
class postgres_range {
public:
    postgres_range(Statement& statement, int position) : statement_(statement), position_(position), type_(statement.parameter_type(position)) {
        bytes_.resize(header_size);
    }

    void bind(int, std::nullptr_t) {
        has_null_ = true;
        append_size(0xFFFFFFFFU);
    }
    template <std::same_as<bool> Boolean>
    void bind(int, Boolean value) {
        encode(value);
    }
    void bind(int, std::int64_t value) { encode(value); }
    void bind(int, std::uint64_t value) { encode(value); }
    void bind(int, double value) { encode(value); }
    void bind(int, std::string_view text) { append(text); }
    void bind(int, const char* text) { append(text); }
    void bind(int, bytes_view bytes) { append({reinterpret_cast<const char*>(bytes.data()), bytes.size()}); }
    void bind_copy(int, std::string_view text) { append(text); }
    void bind_copy(int, bytes_view bytes) { bind(0, bytes); }
    void bind(int, const uuid_value& uuid) { encode(uuid); }
    void bind(int, date_value date) { encode(date); }
    void bind(int, time_value time) { encode(time); }
    void bind(int, timestamp_value at) { encode(at); }
    void bind(int, local_timestamp_value at) { encode(at); }
    void bind(int, duration_value value) { encode(value); }
    void bind(int, const json_value& json) { append(json.text); }
    void bind(int, const scaled_value& scaled) { append(detail::scaled_text(scaled)); }
    void bind(int, const decimal_value& decimal) { append(decimal.text); }
    void bind(int, label_value label) { append(label.label); }

    /// Hands the array to the statement.
    void finish() {
        char* const header = bytes_.data();
        detail::store_network(header, std::uint32_t{count_ > 0 ? 1U : 0U});  // dimensions
        detail::store_network(header + 4, std::uint32_t{has_null_ ? 1U : 0U});
        detail::store_network(header + 8, std::uint32_t{type_.element_oid});
        detail::store_network(header + 12, count_);
        detail::store_network(header + 16, std::uint32_t{1});  // indexes count from 1
        if (count_ == 0) bytes_.resize(12);
        statement_.bind_array(position_, std::move(bytes_));
    }

private:
    static constexpr std::size_t header_size = 20;

    void append_size(std::uint32_t size) {
        char network[4];
        detail::store_network(network, size);
        bytes_.append(network, sizeof network);
        ++count_;
    }
    void append(std::string_view bytes) {
        append_size(static_cast<std::uint32_t>(bytes.size()));
        bytes_.append(bytes);
    }
    template <class Value>
    void encode(const Value& value) {
        char room[detail::encoded_room];
        const detail::encoded_value made = detail::encode(room, type_.element, value);
        if (made.refused != nullptr || !made.is_binary)
            detail::raise<data_error>({"varve: postgres: in(range) holds ", made.refused != nullptr ? made.refused : "values of another type than the server expects",
                                       "; it was not sent"}, "22003", statement_.sql());
        append({room, static_cast<std::size_t>(made.size)});
    }

    Statement& statement_;
    int position_;
    detail::postgres_value_type type_;
    std::string bytes_{};
    std::uint32_t count_ = 0;
    bool has_null_ = false;
};

}  // namespace varve
