#include <cstddef>
#include <string>
#include <vector>

#include "holder.hpp"

using namespace varve_test;

namespace {

std::string filled(std::size_t size, char with) { return std::string(size, with); }

std::vector<std::byte> bytes(std::initializer_list<int> values) {
    std::vector<std::byte> made;
    for (const int each : values) made.push_back(static_cast<std::byte>(each));
    return made;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("types: text", "[types]", tested_backends) {
    values_behave<TestType, std::string>({"", " ", "'; DROP TABLE holders; --", "A", "a", "a\nb", "a\"b", "a\\b", "ab", "\xc3\xa4", "\xe2\x82\xac",
                                          "\xf0\x9f\x98\x80"});
}

TEMPLATE_LIST_TEST_CASE("types: text of a megabyte", "[types]", tested_backends) {
    values_come_back<TestType, std::string>({filled(1 << 20, 'a'), filled(1 << 20, '\''), filled((1 << 20) + 1, 'a')});
    values_are_found<TestType, std::string>({filled(1 << 20, 'a'), filled((1 << 20) + 1, 'a')});
}

TEMPLATE_LIST_TEST_CASE("types: a NUL in text is kept or refused", "[types]", tested_backends) {
    const std::vector<std::string> values{std::string{"\0", 1}, std::string{"a\0b", 3}, std::string{"a\0c", 3}, "a"};
    if constexpr (bench<TestType>::can.keeps_nul_in_text) {
        values_come_back<TestType, std::string>(values);
        values_are_found<TestType, std::string>(values);
    } else {
        bench<TestType, holder<std::string>> here;
        CHECK_THROWS_AS(here.template rows<holder<std::string>>().insert({.value = values[0]}), varve::data_error);
    }
}

TEMPLATE_LIST_TEST_CASE("types: text that is no UTF-8 is never changed silently", "[types]", tested_backends) {
    using held = holder<std::string>;
    bench<TestType, held> here;
    auto holders = here.template rows<held>();
    for (const std::string& wrong : {std::string{"\xff"}, std::string{"a\xc3"}, std::string{"\xed\xa0\x80"}, std::string{"\x80z"}}) {
        held row{.value = wrong};
        try {
            holders.insert(row);
        } catch (const varve::data_error&) {
            continue;
        }
        CHECK(holders.get(row.id)->value == wrong);
        CHECK(holders.count(varve::col<&held::value> == wrong) == 1);
        CHECK(holders.count(varve::col<&held::value>.in(std::vector<std::string>{wrong})) == 1);
    }
}

TEMPLATE_LIST_TEST_CASE("types: bytes", "[types]", tested_backends) {
    const std::vector<std::vector<std::byte>> values{{}, bytes({0}), bytes({0, 0}), bytes({0, 255}), bytes({39, 59}), bytes({127}), bytes({128}),
                                                     bytes({255})};
    values_come_back<TestType, std::vector<std::byte>>(values);
    values_are_found<TestType, std::vector<std::byte>>(values);
    values_keep_order<TestType, std::vector<std::byte>>(values);
    values_come_back<TestType, std::vector<std::byte>>({std::vector<std::byte>(1 << 20, std::byte{0}), std::vector<std::byte>(3, std::byte{255})});
}
