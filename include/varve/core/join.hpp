#pragma once

#include <string>
#include <string_view>

namespace varve::detail {

/// "a, b, c" of a range of things that turn into string_view.
template <class Range>
constexpr std::string join(const Range& parts, std::string_view separator = ", ") {
    std::string out;
    bool first = true;
    for (const auto& part : parts) {
        if (!first) out += separator;
        first = false;
        out += std::string_view{part};
    }
    return out;
}

}  // namespace varve::detail
