#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <varve/sql/value.hpp>

namespace varve {

/// A prepared statement of an engine, as queries see it. Parameters count from 1, columns from 0.
///
/// `bind(i, std::string_view)` and `bind(i, bytes_view)` borrow: what they view must stay alive until the statement is
/// reset. `bind_copy` copies. The other values are small or owned and need nothing.
/// `get(i, value&)` returns false, and leaves `value` alone, when the column is NULL; a view it gives stays valid until
/// the next step. Both throw data_error for what the engine or the C++ type cannot hold.
///
/// An engine that would otherwise give all rows at once has `one_at_a_time()`, which streams call before each run.
///
/// Three members more are asked for when an error is being thrown, and may be left out: `column_origin(i)`, the column with
/// its table ("metrics.value", or what column_name says), `shown(i)`, what stands there in words (`the text 'mauve'`), both
/// std::string, and `sql()`, the statement's text.
template <class Statement>
concept engine_statement =
    requires(Statement& s, int i, std::string_view text, bytes_view bytes, const uuid_value& uuid, const json_value& json,
             const decimal_value& decimal, const scaled_value& scaled, bool& out_bool, std::int64_t& out_integer,
             std::uint64_t& out_unsigned, double& out_double, std::string_view& out_text, bytes_view& out_bytes,
             uuid_value& out_uuid, date_value& out_date, time_value& out_time, timestamp_value& out_timestamp,
             local_timestamp_value& out_local, duration_value& out_duration, json_value& out_json, decimal_value& out_decimal,
             scaled_value& out_scaled, label_value& out_label) {
        s.bind(i, nullptr);
        s.bind(i, true);
        s.bind(i, std::int64_t{});
        s.bind(i, std::uint64_t{});
        s.bind(i, 1.0);
        s.bind(i, text);
        s.bind(i, bytes);
        s.bind_copy(i, text);
        s.bind_copy(i, bytes);
        s.bind(i, uuid);
        s.bind(i, date_value{});
        s.bind(i, time_value{});
        s.bind(i, timestamp_value{});
        s.bind(i, local_timestamp_value{});
        s.bind(i, duration_value{});
        s.bind(i, json);
        s.bind(i, decimal);
        s.bind(i, scaled);
        s.bind(i, label_value{});
        { s.get(i, out_bool) } -> std::same_as<bool>;
        { s.get(i, out_integer) } -> std::same_as<bool>;
        { s.get(i, out_unsigned) } -> std::same_as<bool>;
        { s.get(i, out_double) } -> std::same_as<bool>;
        { s.get(i, out_text) } -> std::same_as<bool>;
        { s.get(i, out_bytes) } -> std::same_as<bool>;
        { s.get(i, out_uuid) } -> std::same_as<bool>;
        { s.get(i, out_date) } -> std::same_as<bool>;
        { s.get(i, out_time) } -> std::same_as<bool>;
        { s.get(i, out_timestamp) } -> std::same_as<bool>;
        { s.get(i, out_local) } -> std::same_as<bool>;
        { s.get(i, out_duration) } -> std::same_as<bool>;
        { s.get(i, out_json) } -> std::same_as<bool>;
        { s.get(i, out_decimal) } -> std::same_as<bool>;   // precision and scale are given in
        { s.get(i, out_scaled) } -> std::same_as<bool>;    // precision and scale are given in
        { s.get(i, out_label) } -> std::same_as<bool>;
        { s.kind(i) } -> std::same_as<value_kind>;         // of the current row, as the engine holds it
        { s.step() } -> std::same_as<bool>;                // true: a row is there; false: done
        { s.affected() } -> std::convertible_to<std::int64_t>;  // rows the finished statement wrote
        s.reset();                                         // ready to be bound and stepped again; never throws
        { s.column_count() } -> std::same_as<int>;
        { s.column_name(i) } -> std::convertible_to<std::string_view>;
    };

}  // namespace varve
