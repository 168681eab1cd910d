#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include <varve/sql/types/fixed_bytes.hpp>

#include "type_suite.hpp"

using namespace varve_test;

namespace {

std::string filled(std::size_t size, char with) { return std::string(size, with); }

constexpr std::vector<std::byte> bytes(std::initializer_list<int> values) {
    std::vector<std::byte> made;
    for (const int each : values) made.push_back(static_cast<std::byte>(each));
    return made;
}

using blob = std::vector<std::byte>;
using hash = std::array<std::byte, 4>;

}  // namespace

namespace varve_test {

template <>
struct sample<std::string> : plain_sample<std::string> {
    static constexpr std::string_view literal() { return "it's \"a\"\\\n`?1 $1 \xe2\x82\xac"; }
    static std::vector<std::string> values() {
        return {"", " ", "'; DROP TABLE holders; --", "A", "a", "a\nb", "a\"b", "a\\b", "ab", "\xc3\xa4", "\xe2\x82\xac", "\xf0\x9f\x98\x80"};
    }
    static std::vector<doubtful<std::string>> at_limits(const varve::capabilities& can) {
        return {{std::string{"\xff"}, can.keeps_invalid_utf8},
                {std::string{"a\xc3"}, can.keeps_invalid_utf8},
                {std::string{"\xed\xa0\x80"}, can.keeps_invalid_utf8},
                {std::string{"\x80z"}, can.keeps_invalid_utf8},
                {std::string{"\xef\xbb\xbf"}, true},
                {std::string{"\xef\xbf\xbf\xf4\x8f\xbf\xbf"}, true}};
    }
    static std::vector<unlike> unreadable() { return {{"5", "the integer 5"}, {"x'6100ff'", "3 bytes, x'6100ff'"}, {"0.5", "the number 0.5"}}; }
};

template <>
struct sample<blob> : plain_sample<blob> {
    static constexpr blob literal() { return bytes({39, 0, 255}); }
    static std::vector<blob> values() {
        return {{}, bytes({0}), bytes({0, 0}), bytes({0, 255}), bytes({39, 59}), bytes({127}), bytes({128}), bytes({255})};
    }
    static std::vector<unlike> unreadable() { return {{"'a'", "the text 'a'"}, {"5", "the integer 5"}}; }
};

template <>
struct sample<hash> : plain_sample<hash> {
    static constexpr hash literal() { return {std::byte{39}, std::byte{0}, std::byte{255}, std::byte{34}}; }
    static std::vector<hash> values() { return {{}, {std::byte{0}, std::byte{1}}, literal(), {std::byte{255}, std::byte{255}, std::byte{255}, std::byte{255}}}; }
    static std::vector<unlike> unreadable() { return {{"x'000102'", "3 bytes, x'000102'"}, {"x'0001020304'", "5 bytes, x'0001020304'"}, {"'abcd'", "the text 'abcd'"}}; }
};

}  // namespace varve_test

TEMPLATE_LIST_TEST_CASE("types: text", "[types]", tested_backends) { type_behaves<TestType, std::string>(); }
TEMPLATE_LIST_TEST_CASE("types: bytes", "[types]", tested_backends) { type_behaves<TestType, blob>(); }
TEMPLATE_LIST_TEST_CASE("types: a fixed number of bytes", "[types]", tested_backends) { type_behaves<TestType, hash>(); }

TEMPLATE_LIST_TEST_CASE("types: text of a megabyte", "[types]", tested_backends) {
    values_come_back<TestType, std::string>({filled(1 << 20, 'a'), filled(1 << 20, '\''), filled((1 << 20) + 1, 'a')});
    values_are_found<TestType, std::string>({filled(1 << 20, 'a'), filled((1 << 20) + 1, 'a')});
}

TEMPLATE_LIST_TEST_CASE("types: text and bytes of 16 megabytes", "[types]", tested_backends) {
    constexpr std::size_t size = std::size_t{16} << 20;
    bench<TestType, holder<std::string>> texts;
    holder<std::string> text{.value = filled(size, 'x'), .maybe = filled(size, '\'')};
    text.value.back() = 'y';
    auto written = texts.template rows<holder<std::string>>();
    written.insert(text);
    CHECK((written.get(text.id)->value == text.value));  // in brackets: a failure must not print them
    CHECK((written.get(text.id)->maybe == text.maybe));
    CHECK(written.count(varve::col<&holder<std::string>::value> == text.value) == 1);
    CHECK(written.count(varve::col<&holder<std::string>::value> == *text.maybe) == 0);

    bench<TestType, holder<blob>> blobs;
    holder<blob> raw{.value = blob(size, std::byte{0})};
    for (std::size_t i = 0; i < size; i += 251) raw.value[i] = static_cast<std::byte>(i * 2654435761U >> 24);
    auto kept = blobs.template rows<holder<blob>>();
    kept.insert(raw);
    CHECK((kept.get(raw.id)->value == raw.value));
    CHECK(kept.count(varve::col<&holder<blob>::value> == raw.value) == 1);
    raw.value.back() = std::byte{1};
    CHECK(kept.count(varve::col<&holder<blob>::value> == raw.value) == 0);
}

// Apart from the table: a NUL cannot stand in a range on every engine that keeps it, and is refused there.
TEMPLATE_LIST_TEST_CASE("types: a NUL in text is kept or refused", "[types]", tested_backends) {
    using held = holder<std::string>;
    const std::vector<std::string> values{std::string{"\0", 1}, std::string{"a\0b", 3}, std::string{"a\0c", 3}, "a"};
    if constexpr (bench<TestType>::can.keeps_nul_in_text) {
        values_come_back<TestType, std::string>(values);
        values_are_found<TestType, std::string>(values);
        bench<TestType, held> here;
        auto holders = here.template rows<held>();
        for (const std::string& each : values) holders.insert(held{.value = each});
        for (const std::string& each : values) {
            std::int64_t found = 1;
            try {
                found = holders.count(varve::col<&held::value>.in(std::vector<std::string>{each}));
            } catch (const varve::data_error& why) {
                CHECK(why.sqlstate() == "22021");
                CHECK(each.find('\0') != std::string::npos);
            }
            CHECK(found == 1);
        }
    } else {
        bench<TestType, held> here;
        CHECK_THROWS_AS(here.template rows<held>().insert({.value = values[0]}), varve::data_error);
    }
}
