#include <varve/sql/shown.hpp>

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>
#include <vector>

using namespace std::string_literals;
using varve::detail::is_utf8;
using varve::detail::shown_bytes;
using varve::detail::shown_text;

static_assert(is_utf8("") && is_utf8("a\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80") && is_utf8(std::string_view{"\0", 1}));
static_assert(is_utf8("\xee\x80\x80\xef\xbf\xbf\xf4\x8f\xbf\xbf\xed\x9f\xbf"));
static_assert(!is_utf8("\xff") && !is_utf8("\x80") && !is_utf8("a\xc3") && !is_utf8("\xc3z") && !is_utf8("\xe2\x82"));
static_assert(!is_utf8("\xed\xa0\x80") && !is_utf8("\xf4\x90\x80\x80") && !is_utf8("\xf5\x80\x80\x80"));  // surrogates, too large
static_assert(!is_utf8("\xc0\x80") && !is_utf8("\xc1\xbf") && !is_utf8("\xe0\x9f\xbf") && !is_utf8("\xf0\x8f\xbf\xbf"));  // too long

TEST_CASE("UTF-8 is told from other bytes as a straightforward decoder does") {
    // Every lead with every second byte, and the third and fourth at their edges.
    const std::vector<unsigned> edges{0x00, 0x7f, 0x80, 0xbf, 0xc0, 0xff};
    const auto decodes = [](const std::string& text) {
        for (std::size_t at = 0; at < text.size();) {
            const auto lead = static_cast<unsigned char>(text[at]);
            const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
            if (length == 0 || at + length > text.size()) return false;
            std::uint32_t point = length == 1 ? lead : lead & (0x7fU >> length);
            for (std::size_t i = 1; i < length; ++i) {
                const auto next = static_cast<unsigned char>(text[at + i]);
                if (next >> 6 != 2) return false;
                point = point << 6 | (next & 0x3fU);
            }
            constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
            if (point < least[length] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return false;
            at += length;
        }
        return true;
    };
    std::size_t wrong = 0;
    for (unsigned first = 0; first < 256; ++first)
        for (unsigned second = 0; second < 256; ++second)
            for (const unsigned third : edges)
                for (const unsigned fourth : edges) {
                    const std::string text{static_cast<char>(first), static_cast<char>(second), static_cast<char>(third), static_cast<char>(fourth)};
                    for (std::size_t length = 1; length <= 4; ++length)
                        wrong += is_utf8(text.substr(0, length)) != decodes(text.substr(0, length)) ? 1U : 0U;
                }
    CHECK(wrong == 0);
}

TEST_CASE("what stands in a database is shown on one short line") {
    CHECK(shown_text("mauve") == "the text 'mauve'");
    CHECK(shown_text("") == "the text ''");
    CHECK(shown_text("a\0b\n\x7f\xff"s) == "the text 'a\\x00b\\x0a\\x7f\\xff'");
    CHECK(shown_text("\xe2\x82\xac") == "the text '\xe2\x82\xac'");
    CHECK(shown_text(std::string(60, 'a')) == "the text '" + std::string(60, 'a') + "'");
    CHECK(shown_text(std::string(1 << 20, 'a')) == "the text '" + std::string(60, 'a') + "\xe2\x80\xa6' (1048576 bytes)");
    const std::string cut = std::string(59, 'a') + "\xe2\x82\xac" + "b";
    CHECK(shown_text(cut) == "the text '" + std::string(59, 'a') + "\xe2\x82\xac\xe2\x80\xa6' (63 bytes)");
    CHECK(shown_bytes({}) == "0 bytes, x''");
    CHECK(shown_bytes(std::vector{std::byte{0}}) == "1 byte, x'00'");
    const std::vector<std::byte> many(100, std::byte{255});
    std::string digits;
    for (int i = 0; i < 30; ++i) digits += "ff";
    CHECK(shown_bytes(many) == "100 bytes, x'" + digits + "\xe2\x80\xa6'");
}
