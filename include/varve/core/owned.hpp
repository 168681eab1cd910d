#pragma once

#include <string>
#include <string_view>

namespace varve::detail {

/// Appends a text, with room made first: see owned().
constexpr void append_owned(std::string& to, std::string_view text) {
    if (to.capacity() - to.size() < text.size()) to.reserve(2 * to.size() + text.size());
    to.append(text);
}

/// A copy of a text, also in constant expressions under g++'s -fsanitize=undefined: there constructors of std::string, and
/// whatever makes it grow, compare the view's pointer with null, which g++ 12 does not take for a constant where it points
/// into a template's static storage, as all names of fields and facts do. append() compares nothing where there is room.
constexpr std::string owned(std::string_view text) {
    std::string made;
    append_owned(made, text);
    return made;
}

}  // namespace varve::detail
