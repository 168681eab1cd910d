#include <varve/reflect/enumerators.hpp>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "fixtures.hpp"

namespace {

enum class level : std::uint8_t { low, mid, high };
enum class edges : std::int16_t { below = -129, first = -128, last = 255, beyond = 256 };
enum class status : int { ok = 200, not_found = 404 };
enum class unit : std::uint32_t { metre, inch };
enum class flag : std::uint64_t { one = 1, all = std::numeric_limits<std::uint64_t>::max() };
enum class tiny : std::uint8_t { one = 1 };
enum class answer : bool { no, yes };
enum class letter : char { comma = ',', quote = '\'', bracket = ')' };
enum class empty : int {};
enum class twice { a = 1, b = 1, c = 2 };
enum plain { plain_zero, plain_seven = 7 };
enum class short_names { abcdef7, a = 3, b };
enum plain_signed { minus_two = -2, plus_one = 1 };
enum plain_fixed : short { fixed_one = 1 };
template <class, char>
struct holder {
    enum class kind { x, y };
    enum old_kind { old_x, old_y = 3 };
};

template <class E>
std::vector<std::string_view> names() {
    std::vector<std::string_view> out;
    out.reserve(varve::enumerators<E>.size());
    for (const auto& each : varve::enumerators<E>) out.push_back(each.name);
    return out;
}

using list = std::vector<std::string_view>;

}  // namespace

template <>
inline constexpr varve::enumerator_bounds varve::enumerator_range<status>{100, 599};

template <>
inline constexpr auto varve::enumerator_names<unit> =
    std::to_array<varve::enumerator<unit>>({{unit::inch, "in"}, {unit::metre, "m"}});

template <>
inline constexpr varve::enumerator_bounds varve::enumerator_range<tiny>{300, 400};

TEST_CASE("enumerators come ascending, with their values") {
    STATIC_REQUIRE(varve::enumerators<shop::colour> ==
                   std::array<varve::enumerator<shop::colour>, 4>{{
                       {shop::colour::infrared, "infrared"},
                       {shop::colour::red, "red"},
                       {shop::colour::green, "green"},
                       {shop::colour::blue, "blue"},
                   }});
    CHECK(names<level>() == list{"low", "mid", "high"});
    CHECK(names<empty>().empty());
}

TEST_CASE("the default range ends at -128 and 255, and is clipped to the underlying type") {
    CHECK(names<edges>() == list{"first", "last"});
    CHECK(names<answer>() == list{"no", "yes"});
    CHECK(names<letter>() == list{"quote", "bracket", "comma"});
    CHECK(names<flag>() == list{"one"});
}

TEST_CASE("a range of one's own reaches further") {
    CHECK(names<status>() == list{"ok", "not_found"});
    CHECK(varve::enumerator_name(status::not_found) == "not_found");
    CHECK(names<tiny>().empty());
}

TEST_CASE("names of one's own replace the search") {
    CHECK(names<unit>() == list{"in", "m"});
    CHECK(varve::enumerator_name(unit::metre) == "m");
    CHECK(varve::enumerator_value<unit>("in") == unit::inch);
    CHECK_FALSE(varve::enumerator_value<unit>("inch"));
}

TEST_CASE("enums without a scope, local ones and those inside templates are read") {
    enum class local { here, there };
    CHECK(names<plain>() == list{"plain_zero", "plain_seven"});
    CHECK(names<plain_signed>() == list{"minus_two", "plus_one"});
    CHECK(names<plain_fixed>() == list{"fixed_one"});
    CHECK(names<short_names>() == list{"abcdef7", "a", "b"});
    CHECK(names<local>() == list{"here", "there"});
    CHECK(names<holder<std::array<int, 2>, ','>::kind>() == list{"x", "y"});
    CHECK(names<holder<int, '>'>::old_kind>() == list{"old_x", "old_y"});
    CHECK(names<holder<int, ')'>::kind>() == list{"x", "y"});
}

TEST_CASE("of two names for one value one is told, and both values have it") {
    CHECK(varve::enumerators<twice>.size() == 2);
    CHECK(varve::enumerator_name(twice::a) == varve::enumerator_name(twice::b));
}

TEST_CASE("names and values lead to each other, at compile time too") {
    STATIC_REQUIRE(varve::enumerator_name(level::mid) == "mid");
    STATIC_REQUIRE(varve::enumerator_value<level>("high") == level::high);
    for (const auto& each : varve::enumerators<shop::colour>) {
        CHECK(varve::enumerator_name(each.value) == each.name);
        CHECK(varve::enumerator_value<shop::colour>(each.name) == each.value);
    }
}

TEST_CASE("what is no enumerator has no name and no value") {
    CHECK(varve::enumerator_name(static_cast<level>(3)).empty());
    CHECK(varve::enumerator_name(static_cast<level>(255)).empty());
    CHECK(varve::enumerator_name(static_cast<shop::colour>(-4)).empty());
    CHECK(varve::enumerator_name(static_cast<shop::colour>(2)).empty());
    CHECK(varve::enumerator_name(flag::all).empty());
    CHECK_FALSE(varve::enumerator_value<level>("LOW"));
    CHECK_FALSE(varve::enumerator_value<level>(""));
    CHECK_FALSE(varve::enumerator_value<level>("lo"));
    CHECK_FALSE(varve::enumerator_value<empty>(""));
}
