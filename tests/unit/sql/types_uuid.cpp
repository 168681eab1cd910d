#include <varve/sql/types/random_uuid.hpp>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <set>

#include "unit/sql/loopback_statement.hpp"

using varve::schema::storage;

namespace {

constexpr varve::uuid example{{0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef, 0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef}};

static_assert(varve::logical_type<varve::uuid>().kind == varve::schema::type_kind::uuid);
static_assert(varve::column_type<varve::uuid>::to_native(example).bytes[1] == std::byte{0x23});

}  // namespace

TEST_CASE("a UUID travels as 16 bytes in network order") {
    CHECK(bound_as<varve::uuid_value>(example).bytes[0] == std::byte{0x01});
    CHECK(bound_as<varve::uuid_value>(example).bytes[15] == std::byte{0xef});
    CHECK(round_trip(example) == example);
}

TEST_CASE("a UUID can be stored as text and as bytes") {
    CHECK(bound_as<std::string, storage::text>(example) == "01234567-89ab-cdef-0123-456789abcdef");
    CHECK(round_trip<storage::text>(example) == example);
    CHECK(round_trip<storage::bytes>(example) == example);
    CHECK(read_as<varve::uuid, storage::text>(std::string_view{"01234567-89AB-CDEF-0123-456789ABCDEF"}) == example);
    for (const std::string_view wrong : {"", "01234567-89ab-cdef-0123-456789abcde", "01234567-89ab-cdef-0123-456789abcdefg",
                                         "0123456789abcdef0123456789abcdef----", "{1234567-89ab-cdef-0123-456789abcde}",
                                         "01234567-89ab-cdef-0123-456789abcdeg"})
        CHECK_THROWS_MATCHES((read_as<varve::uuid, storage::text>(wrong)), varve::data_error,
                             Catch::Matchers::MessageMatches(Catch::Matchers::ContainsSubstring("no UUID")));
    const std::vector<std::byte> short_bytes(15);
    CHECK_THROWS_AS((read_as<varve::uuid, storage::bytes>(varve::bytes_view{short_bytes})), varve::data_error);
}

TEST_CASE("random UUIDs are of version 4 and differ") {
    std::set<varve::uuid> seen;
    for (int i = 0; i < 1000; ++i) {
        const varve::uuid made = varve::random_uuid();
        REQUIRE(made.version() == varve::uuid::version_random_number_based);
        REQUIRE(made.variant() == varve::uuid::variant_rfc_4122);
        REQUIRE(seen.insert(made).second);
    }
}
