#pragma once

#include <charconv>
#include <clocale>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace varve::detail {

/// The double nearest to a number in plain text ("-1.5e3", "inf", "nan"), whatever the locale; beyond the greatest it is
/// infinity, below the smallest zero. Empty when the text is no number, or more than one.
inline std::optional<double> parse_double(std::string_view text) {
#if defined(__cpp_lib_to_chars)
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ptr == text.data() + text.size()) {
        if (read.ec == std::errc{}) return value;
        // Out of range, and from_chars does not say to which side: the rare way does.
    }
    if (read.ec != std::errc::result_out_of_range) return std::nullopt;
#endif
    // libc++ 19 has no from_chars for doubles.
    std::string copy{text};
    if (const auto point = copy.find('.'); point != std::string::npos) copy.replace(point, 1, std::localeconv()->decimal_point);
    char* end = nullptr;
    const double nearest = std::strtod(copy.c_str(), &end);
    if (copy.empty() || end != copy.c_str() + copy.size()) return std::nullopt;
    return nearest;
}

}  // namespace varve::detail
