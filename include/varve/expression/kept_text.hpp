#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace varve::detail {

/// A text that an expression owns. In a constant expression it only views the literal it was given: g++ 12 loses a short
/// std::string's own address when the object around it is copied there, and facts and constexpr queries are copied.
class kept_text {
public:
    constexpr explicit kept_text(std::string_view text) {
        if (std::is_constant_evaluated())
            view_ = text.empty() ? std::string_view{} : text;
        else
            own(std::string{text});
    }
    template <std::same_as<std::string> Text>  // an rvalue; never a literal, which the other takes
    explicit kept_text(Text&& text) {
        own(std::forward<Text>(text));
    }
    constexpr kept_text(const kept_text& other) {
        if (other.owns_)
            own(other.owned_text);
        else
            view_ = other.view_;
    }
    constexpr kept_text(kept_text&& other) noexcept {
        if (other.owns_)
            own(std::move(other.owned_text));
        else
            view_ = other.view_;
    }
    constexpr kept_text& operator=(kept_text other) noexcept {
        release();
        if (other.owns_)
            own(std::move(other.owned_text));
        else
            view_ = other.view_;
        return *this;
    }
    constexpr ~kept_text() { release(); }

    constexpr std::string_view view() const { return owns_ ? std::string_view{owned_text} : view_; }

private:
    constexpr void own(std::string text) {
        std::construct_at(&owned_text, std::move(text));
        owns_ = true;
    }
    constexpr void release() {
        if (owns_) std::destroy_at(&owned_text);
        owns_ = false;
    }

    std::string_view view_{};
    bool owns_ = false;
    union {
        char nothing = 0;
        std::string owned_text;
    };
};

/// A literal, copied in place: nothing to construct, move or free, and usable in constant expressions.
template <std::size_t Capacity>
struct short_literal {
    char characters[Capacity]{};
    std::size_t size = 0;

    constexpr explicit short_literal(std::string_view text) : size(text.size()) {
        for (std::size_t i = 0; i < size; ++i) characters[i] = text[i];
    }
    constexpr std::string_view view() const { return {characters, size}; }
};

template <class Text>
struct kept_text_of {
    using type = kept_text;
};
// Few sizes, so that literals of different lengths make one type of query.
template <std::size_t Size>
    requires(Size <= 64)
struct kept_text_of<char[Size]> {
    using type = short_literal<Size <= 16 ? 16 : 64>;
};

/// How a text given as `Text` is kept.
template <class Text>
using kept_as = typename kept_text_of<Text>::type;

}  // namespace varve::detail
