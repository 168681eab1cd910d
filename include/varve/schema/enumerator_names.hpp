#pragma once

#include <cstddef>
#include <string_view>

#include <varve/schema/schema.hpp>

namespace varve::schema {

/// The names of the enumerators, in their order, as they stand in JSON and in messages.
inline constexpr std::string_view type_kind_names[] = {"boolean", "integer", "floating", "decimal", "text", "bytes",
                                                       "uuid", "json", "date", "time", "timestamp", "local_timestamp",
                                                       "duration", "enumeration", "array", "custom"};
inline constexpr std::string_view storage_names[] = {"natural", "integer", "floating", "text", "bytes"};
inline constexpr std::string_view identity_names[] = {"none", "by_default", "always"};
inline constexpr std::string_view node_kind_names[] = {"column", "literal", "parameter", "operation", "call",
                                                       "cast", "list", "star", "opaque", "printed", "construct"};
inline constexpr std::string_view referential_action_names[] = {"no_action", "restrict", "cascade", "set_null", "set_default"};
inline constexpr std::string_view nulls_order_names[] = {"engine", "first", "last"};
inline constexpr std::string_view index_kind_names[] = {"ordinary", "full_text"};
inline constexpr std::string_view object_kind_names[] = {"trigger", "sequence", "extension", "function"};

constexpr std::string_view name_of(type_kind one) { return type_kind_names[static_cast<std::size_t>(one)]; }
constexpr std::string_view name_of(storage one) { return storage_names[static_cast<std::size_t>(one)]; }
constexpr std::string_view name_of(identity one) { return identity_names[static_cast<std::size_t>(one)]; }
constexpr std::string_view name_of(node_kind one) { return node_kind_names[static_cast<std::size_t>(one)]; }
constexpr std::string_view name_of(referential_action one) { return referential_action_names[static_cast<std::size_t>(one)]; }
constexpr std::string_view name_of(nulls_order one) { return nulls_order_names[static_cast<std::size_t>(one)]; }
constexpr std::string_view name_of(index_kind one) { return index_kind_names[static_cast<std::size_t>(one)]; }
constexpr std::string_view name_of(object_kind one) { return object_kind_names[static_cast<std::size_t>(one)]; }

}  // namespace varve::schema
