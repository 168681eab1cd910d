#include <cstdint>
#include <limits>

#include "type_suite.hpp"

using namespace varve_test;

namespace varve_test {

template <>
struct sample<bool> : plain_sample<bool> {
    static constexpr bool literal() { return true; }
    static std::vector<bool> values() { return {false, true}; }
    static std::vector<unlike> unreadable() { return {{"2", "the integer 2"}, {"'true'", "the text 'true'"}, {"1.0", "the number 1"}}; }
};

template <>
struct sample<std::int64_t> : plain_sample<std::int64_t> {
    using limits = std::numeric_limits<std::int64_t>;
    static constexpr std::int64_t literal() { return limits::min(); }
    static std::vector<std::int64_t> values() {
        return {limits::min(), limits::min() + 1, -9007199254740993, -1, 0, 1, 9007199254740993, limits::max() - 1, limits::max()};
    }
    static std::vector<unlike> unreadable() { return {{"'5'", "the text '5'"}, {"5.5", "the number 5.5"}, {"9e18", "the number 9e+18"}}; }
};

template <>
struct sample<std::uint64_t> : plain_sample<std::uint64_t> {
    static constexpr std::uint64_t literal() { return 9223372036854775807U; }
    static std::vector<std::uint64_t> values() { return {0, 1, 9223372036854775806U, 9223372036854775807U}; }
    static std::vector<doubtful<std::uint64_t>> at_limits(const varve::capabilities& can) {
        return {{9223372036854775808U, can.keeps_unsigned_64}, {18446744073709551615U, can.keeps_unsigned_64}};
    }
    static std::vector<unlike> unreadable() { return {{"-1", "the integer -1"}, {"'5'", "the text '5'"}}; }
};

}  // namespace varve_test

TEMPLATE_LIST_TEST_CASE("types: bool", "[types]", tested_backends) { type_behaves<TestType, bool>(); }
TEMPLATE_LIST_TEST_CASE("types: std::int64_t", "[types]", tested_backends) { type_behaves<TestType, std::int64_t>(); }
TEMPLATE_LIST_TEST_CASE("types: std::uint64_t", "[types]", tested_backends) { type_behaves<TestType, std::uint64_t>(); }

TEMPLATE_LIST_TEST_CASE("types: an integer that the field is too small for is an error", "[types]", tested_backends) {
    using held = holder<std::int8_t>;
    bench<TestType> here;
    here.session.execute("CREATE TABLE holders (id INTEGER PRIMARY KEY, value INTEGER NOT NULL, maybe INTEGER)");
    here.session.execute("INSERT INTO holders (id, value) VALUES (1, 127), (2, 128)");
    auto holders = here.template rows<held>();
    CHECK(holders.get(1)->value == 127);
    try {
        holders.get(2);
        FAIL("read");
    } catch (const varve::data_error& why) {
        CHECK(why.sqlstate() == "22003");
        INFO(why.what());
        CHECK(std::string{why.what()}.find("128") != std::string::npos);
    }
}
