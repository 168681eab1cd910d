#include <varve/expression/kept_text.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <type_traits>
#include <utility>

using varve::detail::kept_text;

namespace {

// Copied and moved in a constant expression, which g++ 12 cannot do with a std::string.
constexpr kept_text kept{"short"};
static_assert([] {
    kept_text copy = kept;
    kept_text moved = std::move(copy);
    copy = moved;
    return copy.view() == "short" && moved.view() == "short" && kept_text{""}.view().empty();
}());

}  // namespace

TEST_CASE("a kept text owns what it was given at run time") {
    for (std::string text : {std::string{}, std::string{"a\0b", 3}, std::string(100, 'x')}) {
        const std::string expected = text;
        kept_text first{std::string_view{text}};
        text.assign(text.size(), '?');
        kept_text second = first;
        first = kept_text{"other"};
        CHECK(second.view() == expected);
        kept_text third = std::move(second);
        second = third;
        third = kept;
        CHECK(second.view() == expected);
        CHECK(third.view() == "short");
        CHECK(kept_text{std::string{expected}}.view() == expected);
    }
}

TEST_CASE("a short literal is kept in place") {
    static_assert(std::is_same_v<varve::detail::kept_as<char[4]>, varve::detail::kept_as<char[16]>>);
    static_assert(std::is_same_v<varve::detail::kept_as<char[65]>, kept_text> && std::is_same_v<varve::detail::kept_as<std::string>, kept_text>);
    constexpr varve::detail::kept_as<char[64]> longest{"sixty-three characters and the NUL that ends them are 64 bytes."};
    static_assert(longest.view().size() == 63 && longest.view().ends_with("bytes."));
    static_assert(varve::detail::kept_as<char[1]>{""}.view().empty());
    char buffer[8] = "ab";  // an array need not be full
    const varve::detail::kept_as<char[8]> partly{buffer};
    buffer[0] = 'x';
    CHECK(partly.view() == "ab");
}
