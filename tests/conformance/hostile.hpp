// Texts that mean something to somebody on their way into a database.
#pragma once

#include <string>
#include <vector>

namespace varve_test {

inline const std::vector<std::string>& corpus() {
    static const std::vector<std::string> texts{
        "'", "''", "\"", "\"\"", "`", "\\", "\\'", "'; DROP TABLE items; --", "\"; DROP TABLE items; --", "' OR '1'='1", "' OR 1=1 --", "1; DROP TABLE items",
        "x' UNION SELECT name FROM items --", "/* */", "--", "#", ";", "?", "?1", ":name", "@name", "$1", "%s%n", "%", "_", "%%", "NULL", "null", "''||''",
        "char(39)", "x'27'", "\n'\r\n--", "\t", "{\"a\":1}", "[1]", "\"],[\"", "]", "\\u0027", "\\\"", "a\\", "\xef\xbc\x87", "\xca\xbc", "\xe2\x80\x98",
        "\x01\x1b[2J", "$$", "E'\\''", "N'x'", "0x27", "1e999", "true", std::string(70000, '\''), "'\xf0\x9f\x92\xa3'"};
    return texts;
}

}  // namespace varve_test
