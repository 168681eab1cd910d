#include <algorithm>
#include <cstdint>
#include <optional>

#include <catch2/catch_test_macros.hpp>

#include <varve/model/model.hpp>
#include <varve/model/references.hpp>

namespace {

struct country {
    std::string code{};
    std::int32_t region{};
    static constexpr auto facts() { return varve::facts(varve::table<"countries">, varve::primary_key<&country::code, &country::region>); }
};
struct address {
    std::string street{};
    std::string country_code{};
    std::optional<std::int32_t> region{};
    static constexpr auto facts() {
        return varve::facts(varve::foreign_key<&address::country_code, &address::region>.references<&country::code, &country::region>().on_delete(
            varve::set_null));
    }
};
struct order {
    std::int64_t id{};
    address billing{};
    std::int64_t first{};
    address shipping{};
    static constexpr auto facts() {
        return varve::facts(varve::embedded<&order::billing>.prefix("b_"), varve::embedded<&order::shipping>.prefix("s_"),
                            varve::foreign_key<&order::first>.references<&order::id>().deferrable().initially_deferred());
    }
};

}  // namespace

TEST_CASE("foreign keys are known by the positions of their columns, in embedded structs too") {
    constexpr const auto& found = varve::detail::references_of<order>;
    static_assert(found.size() == 3);
    const auto positions = [](std::span<const std::uint16_t> columns, std::vector<std::uint16_t> expected) {
        return std::equal(columns.begin(), columns.end(), expected.begin(), expected.end());
    };
    CHECK(found[0].table == "order");
    CHECK(positions(found[0].columns, {4}));
    CHECK(positions(found[0].referenced, {0}));
    CHECK(found[0].is_deferred);
    CHECK_FALSE(found[0].follows_deletion);
    CHECK(found[1].table == "countries");
    CHECK(positions(found[1].columns, {2, 3}));
    CHECK(positions(found[1].referenced, {0, 1}));
    CHECK(found[1].follows_deletion);
    CHECK(positions(found[2].columns, {6, 7}));
    static_assert(varve::detail::references_of<country>.empty());
}
