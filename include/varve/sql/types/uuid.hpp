#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

#include <boost/uuid/uuid.hpp>

#include <varve/sql/codec.hpp>
#include <varve/sql/hexadecimal.hpp>

namespace varve {

/// A UUID as a column: 16 bytes in network order, kept as the engine's own type where it has one. `varve::random_uuid()`
/// of random_uuid.hpp makes one.
using uuid = boost::uuids::uuid;

template <>
struct column_type<boost::uuids::uuid> {
    using native = uuid_value;
    static constexpr schema::type type() { return {.kind = schema::type_kind::uuid}; }
    static constexpr uuid_value to_native(const boost::uuids::uuid& value) {
        uuid_value bytes;
        for (std::size_t i = 0; i < bytes.bytes.size(); ++i) bytes.bytes[i] = std::byte{value.data[i]};
        return bytes;
    }
    static constexpr void from_native(const uuid_value& value, boost::uuids::uuid& out) {
        for (std::size_t i = 0; i < value.bytes.size(); ++i) out.data[i] = std::to_integer<unsigned char>(value.bytes[i]);
    }
};

namespace detail {

[[noreturn, gnu::cold]] inline void no_uuid(std::string_view text) {
    throw data_error("the text '" + std::string{text} + "' is no UUID of 36 characters; correct the row", {.sqlstate = "22018"});
}
[[noreturn, gnu::cold]] inline void no_uuid(std::size_t bytes) {
    throw data_error("a value of " + number_text(static_cast<std::int64_t>(bytes)) + " bytes is no UUID of 16; correct the row",
                     {.sqlstate = "22018"});
}

/// stored_as text: 36 characters in lower case.
template <>
struct stored_differently<boost::uuids::uuid, schema::storage::text> {
    using native = std::string_view;
    static constexpr std::string to_native(const boost::uuids::uuid& value) {
        std::string text;
        append_uuid(text, column_type<boost::uuids::uuid>::to_native(value));
        return text;
    }
    static constexpr void from_native(std::string_view value, boost::uuids::uuid& out) {
        uuid_value bytes;
        if (!parse_uuid(value, bytes)) no_uuid(value);
        column_type<boost::uuids::uuid>::from_native(bytes, out);
    }
};

/// stored_as bytes: 16 bytes in network order, also where the engine has a type for UUIDs.
template <>
struct stored_differently<boost::uuids::uuid, schema::storage::bytes> {
    using native = bytes_view;
    static bytes_view to_native(const boost::uuids::uuid& value) {
        return {reinterpret_cast<const std::byte*>(&*value.begin()), value.size()};
    }
    static void from_native(bytes_view value, boost::uuids::uuid& out) {
        if (value.size() != out.size()) no_uuid(value.size());
        std::memcpy(&*out.begin(), value.data(), value.size());
    }
};

}  // namespace detail

}  // namespace varve
