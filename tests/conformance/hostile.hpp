// Texts that try to be more than values: quotes, comments, placeholders, look-alikes, control characters, pieces of invalid
// UTF-8, a megabyte. Wherever a value can go, each of them comes back as it was, and nothing else happens.
#pragma once

#include <string>
#include <vector>

#include <varve/sql/capabilities.hpp>

namespace varve_test {

/// What every engine keeps.
inline const std::vector<std::string>& corpus() {
    static const std::vector<std::string> texts{
        // quotes
        "'", "''", "'''", "\"", "\"\"", "`", "[", "]", "\"],[\"", "\\", "\\'", "\\\"", "a\\", "'\\", "\\u0027", "$$", "E'\\''", "N'x'", "x'27'", "0x27", "char(39)",
        // statements
        "'; DROP TABLE items; --", "\"; DROP TABLE items; --", "' OR '1'='1", "' OR 1=1 --", "1; DROP TABLE items", "x' UNION SELECT name FROM items --", "''||''",
        "'); DELETE FROM items; --", "\\'; DROP TABLE items; --",
        // comments and placeholders
        "--", "/* */", "/*", "*/", "#", ";", "?", "?1", ":name", "@name", "$1", "%s%n", "{1}", "{2}",
        // what patterns, numbers and JSON read
        "%", "_", "%%", "!", "NULL", "null", "true", "1e999", "-0", " 1", "{\"a\":1}", "[1]", "\",\"b\":\"", "$.a", "$[0]",
        // control characters and white space
        "\n'\r\n--", "\t", " ", "\x01\x1b[2J", "\x7f", "\x1a",
        // look-alikes: full-width, modifier and typographic quotes, a quote behind an emoji, right-to-left, byte order mark
        "\xef\xbc\x87", "\xca\xbc", "\xe2\x80\x98", "\xe2\x80\x99; DROP TABLE items; --", "'\xf0\x9f\x92\xa3'", "\xe2\x80\xae'", "\xef\xbb\xbf'", "\xc2\xa0",
        // long
        std::string(70'000, '\''), std::string(1'000, '"') + "--", std::string((1 << 20) - 1, 'x') + "'"};
    return texts;
}

/// Those that may stand in an indexed column: not every engine takes long ones.
inline std::vector<std::string> corpus_of_keys(const varve::capabilities& can) {
    std::vector<std::string> texts = corpus();
    if (!can.long_keys) std::erase_if(texts, [](const std::string& each) { return each.size() > 1'200; });
    return texts;
}

/// And what some engines do not keep: invalid UTF-8 and NUL.
inline std::vector<std::string> corpus(const varve::capabilities& can) {
    std::vector<std::string> texts = corpus_of_keys(can);
    if (can.keeps_invalid_utf8)
        for (const char* const each : {"\xff'", "'\xc3", "\xc0\xa7", "\xe0\x80\xa7", "\xed\xa0\x80'", "\x80'; DROP TABLE items; --", "\xbf\x27", "\xf8'"}) texts.emplace_back(each);
    if (can.keeps_nul_in_text)
        for (const std::string& each : {std::string{"\0", 1}, std::string{"'\0'", 3}, std::string{"a\0'; DROP TABLE items; --", 26}, std::string{"\0\0", 2}}) texts.push_back(each);
    return texts;
}

/// As a message shows one of them.
inline std::string shown(const std::string& text) {
    std::string out = std::to_string(text.size()) + " bytes: ";
    for (const char each : text.substr(0, 60)) {
        const auto code = static_cast<unsigned char>(each);
        if (code >= 0x20 && code < 0x7f)
            out.push_back(each);
        else
            out += "<" + std::to_string(code) + ">";
    }
    return out;
}

}  // namespace varve_test
