#pragma once

#include <string>
#include <type_traits>
#include <variant>

#include <varve/diff/change.hpp>

namespace varve::migration::detail {

/// The name of one side of a change; empty for nothing.
inline std::string name_of(const schema_part& part) {
    return std::visit(
        [](const auto& each) -> std::string {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(each)>, std::monostate>)
                return {};
            else
                return each.name;
        },
        part);
}

}  // namespace varve::migration::detail
