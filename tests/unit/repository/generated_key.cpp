#include <cstdint>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include <varve/repository/generated_key.hpp>

namespace {

struct number {
    std::int64_t value{};
};

struct plain {
    std::string name;
    std::int64_t id{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&plain::id>.generated()); }
};
struct small {
    std::int16_t id{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&small::id>.generated_always()); }
};
struct typed {
    number id{};
    std::int64_t other{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&typed::id>.generated()); }
};
struct given {
    std::string id;
    static constexpr auto facts() { return varve::facts(); }
};
struct pair {
    std::int64_t left{};
    std::int64_t right{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&pair::left, &pair::right>); }
};

}  // namespace

template <>
struct varve::column_type<number> {
    using stored = std::int64_t;
    static constexpr stored store(const number& from) { return from.value; }
    static constexpr number load(const stored& from) { return {from}; }
};

namespace {

using varve::detail::has_generated_key;
using varve::detail::key_is_unset;
using varve::detail::set_generated_key;

static_assert(has_generated_key<plain> && has_generated_key<small> && has_generated_key<typed>);
static_assert(!has_generated_key<given> && !has_generated_key<pair>);
static_assert(key_is_unset(small{}) && !key_is_unset(small{-1}) && key_is_unset(typed{}) && !key_is_unset(typed{{1}, 0}));

}  // namespace

TEST_CASE("a generated key goes where the key is, whatever its type") {
    plain first;
    set_generated_key(first, 9007199254740993);
    CHECK(first.id == 9007199254740993);
    CHECK_FALSE(key_is_unset(first));
    typed second;
    set_generated_key(second, 7);
    CHECK(second.id.value == 7);
    CHECK(second.other == 0);
}

TEST_CASE("a generated key that its field is too small for is an error") {
    small row;
    set_generated_key(row, 32767);
    CHECK(row.id == 32767);
    CHECK_THROWS_AS(set_generated_key(row, 32768), varve::data_error);
}
