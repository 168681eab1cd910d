#pragma once

#include <concepts>
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

}  // namespace varve::detail
