#include <cstdint>
#include <limits>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include <varve/backend/postgres/detail/decode.hpp>
#include <varve/backend/postgres/detail/encode.hpp>
#include <varve/backend/postgres/detail/encode_numeric.hpp>
#include <varve/backend/postgres/detail/scaled_text.hpp>

using namespace varve::detail;
using form = postgres_form;

namespace {

/// A numeric as the server sends it: number of digits, weight, sign, scale, digits of base 10000.
std::string numeric(int weight, unsigned sign, unsigned scale, std::initializer_list<unsigned> digits) {
    std::string out;
    const auto add = [&](unsigned value) {
        out.push_back(static_cast<char>(value >> 8));
        out.push_back(static_cast<char>(value & 255));
    };
    add(static_cast<unsigned>(digits.size()));
    add(static_cast<unsigned>(weight) & 0xffff);
    add(sign);
    add(scale);
    for (const unsigned each : digits) add(each);
    return out;
}

std::string decoded(const std::string& binary) {
    std::string text;
    return decode_numeric(binary, text) ? text : "refused";
}

template <class Value>
const char* read(const std::string& bytes, form form, Value& out) {
    return decode({bytes.data(), bytes.size(), form}, out);
}

template <class Value>
std::string encoded(form form, const Value& value) {
    char room[encoded_room];
    const encoded_value made = encode(room, form, value);
    if (made.refused != nullptr) return "refused";
    return {room, static_cast<std::size_t>(made.size)};
}

}  // namespace

// The bytes are those that `SELECT '…'::numeric` gives in binary.
TEST_CASE("postgres: numerics in their binary form") {
    CHECK(decoded(numeric(0, 0, 0, {})) == "0");
    CHECK(decoded(numeric(0, 0, 2, {})) == "0.00");
    CHECK(decoded(numeric(0, 0, 0, {7})) == "7");
    CHECK(decoded(numeric(0, 0x4000, 3, {12, 3400})) == "-12.340");
    CHECK(decoded(numeric(1, 0, 0, {1})) == "10000");
    CHECK(decoded(numeric(1, 0, 0, {1, 2})) == "10002");
    CHECK(decoded(numeric(2, 0, 1, {12, 3456, 7890, 5000})) == "1234567890.5");
    CHECK(decoded(numeric(-1, 0, 4, {1})) == "0.0001");
    CHECK(decoded(numeric(-2, 0, 8, {1})) == "0.00000001");
    CHECK(decoded(numeric(-2, 0, 6, {100})) == "0.000001");
    CHECK(decoded(numeric(0, 0, 6, {1, 0, 100})) == "1.000001");
    CHECK(decoded(numeric(0, 0xC000, 0, {})) == "NaN");
    CHECK(decoded(numeric(0, 0xF000, 0, {})) == "-Infinity");
    CHECK(decoded("short") == "refused");
    CHECK(decoded(numeric(0, 0, 0, {7}).substr(0, 9)) == "refused");
}

TEST_CASE("postgres: numerics become integers and decimals only where nothing is lost") {
    std::int64_t whole = 0;
    CHECK(read(numeric(0, 0, 2, {12}), form::numeric, whole) == nullptr);
    CHECK(whole == 12);
    CHECK(read(numeric(0, 0, 2, {12, 3400}), form::numeric, whole) != nullptr);
    CHECK(read(numeric(4, 0, 0, {922, 3372, 368, 5477, 5808}), form::numeric, whole) != nullptr);  // 2^63
    std::uint64_t natural = 0;
    CHECK(read(numeric(4, 0, 0, {922, 3372, 368, 5477, 5808}), form::numeric, natural) == nullptr);
    CHECK(natural == std::uint64_t{1} << 63);

    varve::decimal_value decimal{.precision = 6, .scale = 2};
    CHECK(read(numeric(0, 0x4000, 1, {12, 5000}), form::numeric, decimal) == nullptr);
    CHECK(decimal.text == "-12.50");
    CHECK(read(numeric(0, 0, 3, {12, 3450}), form::numeric, decimal) != nullptr);
    CHECK(read(numeric(1, 0, 0, {1, 0}), form::numeric, decimal) != nullptr);  // five digits before the point
    CHECK(read(numeric(0, 0xC000, 0, {}), form::numeric, decimal) != nullptr);
    varve::scaled_value scaled{.precision = 6, .scale = 2};
    CHECK(read(numeric(0, 0x4000, 1, {12, 5000}), form::numeric, scaled) == nullptr);
    CHECK(scaled.unscaled == -1250);
    CHECK(scaled_text(scaled) == "-12.50");
    CHECK(scaled_text({.unscaled = std::numeric_limits<std::int64_t>::min(), .scale = 18}) == "-9.223372036854775808");
    CHECK(scaled_text({.unscaled = 5, .scale = 3}) == "0.005");
}

TEST_CASE("postgres: integers go where they fit") {
    CHECK(encoded(form::int8, std::int64_t{-2}) == std::string("\xff\xff\xff\xff\xff\xff\xff\xfe", 8));
    CHECK(encoded(form::int4, std::int64_t{258}) == std::string("\0\0\1\2", 4));
    CHECK(encoded(form::int4, std::int64_t{1} << 31) == "refused");
    CHECK(encoded(form::int2, std::int64_t{-32768}) == std::string("\x80\0", 2));
    CHECK(encoded(form::int2, std::int64_t{32768}) == "refused");
    CHECK(encoded(form::numeric, std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
    CHECK(encoded(form::int8, std::numeric_limits<std::uint64_t>::max()) == "refused");
    CHECK(encoded(form::float4, 1e300) == "refused");
    CHECK(encoded(form::text, 0.1) == "0.1");
}

TEST_CASE("postgres: dates, from their epoch and to the ends of their range") {
    CHECK(encoded(form::date, varve::date_value{postgres_epoch_days}) == std::string(4, '\0'));
    CHECK(encoded(form::date, varve::date_value{std::numeric_limits<std::int32_t>::min()}) == "refused");
    // The last day of int32 would mean infinity.
    CHECK(encoded(form::date, varve::date_value{std::numeric_limits<std::int32_t>::max()}) != "refused");
    varve::date_value day;
    CHECK(read(std::string("\x7f\xff\xff\xff", 4), form::date, day) != nullptr);
    CHECK(read(std::string("\x80\0\0\0", 4), form::date, day) != nullptr);
    CHECK(read(std::string("\0\0\0\1", 4), form::date, day) == nullptr);
    CHECK(day.days == postgres_epoch_days + 1);
    CHECK(encoded(form::timestamp, varve::timestamp_value{std::numeric_limits<std::int64_t>::min()}) == "refused");
    CHECK(encoded(form::text, varve::timestamp_value{-1}) == "1969-12-31 23:59:59.999999+00");
    CHECK(encoded(form::text, varve::date_value{-719'163}) == "0001-12-31 BC");
    CHECK(encoded(form::text, varve::date_value{2'932'897}) == "10000-01-01");
    CHECK(encoded(form::time, varve::time_value{86'400'000'000}) == "refused");
}

TEST_CASE("postgres: intervals of days are durations, of months are not") {
    const auto interval = [](std::int64_t microseconds, std::int32_t days, std::int32_t months) {
        std::string bytes(16, '\0');
        store_network(bytes.data(), static_cast<std::uint64_t>(microseconds));
        store_network(bytes.data() + 8, static_cast<std::uint32_t>(days));
        store_network(bytes.data() + 12, static_cast<std::uint32_t>(months));
        return bytes;
    };
    varve::duration_value value;
    CHECK(read(interval(5, -1, 0), form::interval, value) == nullptr);
    CHECK(value.microseconds == 5 - 86'400'000'000);
    CHECK(read(interval(0, 0, 1), form::interval, value) != nullptr);
    CHECK(read(interval(std::numeric_limits<std::int64_t>::max(), 1, 0), form::interval, value) != nullptr);
    CHECK(encoded(form::interval, varve::duration_value{7}) == interval(7, 0, 0));
}

TEST_CASE("postgres: decimals are written as they are read") {
    for (const char* const text : {"0", "0.00", "7", "-12.340", "10000", "10002", "1234567890.5", "0.0001", "0.00000001", "1.000001",
                                   "99999999999999999999999999999999999999", "-0.5", "18446744073709551615", "100000000"}) {
        INFO(text);
        std::string binary;
        REQUIRE(encode_numeric(binary, text));
        CHECK(decoded(binary) == text);
    }
    std::string none;
    for (const char* const text : {"", "-", "1e5", "nan", "1.2.3", " 1", ".5"}) CHECK_FALSE(encode_numeric(none, text));
}
