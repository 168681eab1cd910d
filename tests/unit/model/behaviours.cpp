#include <chrono>
#include <optional>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include <varve/model/model.hpp>
#include <varve/schema/json.hpp>
#include <varve/sql/types/timestamp.hpp>

namespace {

struct note {
    std::int64_t id{};
    std::string text{};
    varve::timestamp made{};
    varve::timestamp changed{};
    std::optional<varve::timestamp> gone{};
    std::int32_t version{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"notes">, varve::in_schema<"app">, varve::timestamps<&note::made, &note::changed>,
                            varve::soft_deleted<&note::gone>, varve::versioned<&note::version>, varve::audited<>,
                            varve::retained<&note::made>(std::chrono::days{2}));
    }
};
struct plain {
    std::int64_t id{};
    static constexpr auto facts() { return varve::facts(); }
};

using varve::detail::behaviour;

static_assert(varve::detail::behaves<note> && !varve::detail::behaves<plain>);
static_assert(varve::detail::has_behaviour<note, behaviour::retained> && !varve::detail::has_behaviour<plain, behaviour::retained>);
static_assert(varve::detail::retention<note> == 172'800'000'000);
static_assert(varve::models<plain, note>::schema().tables.size() == 3);
static_assert(varve::models<plain>::schema().tables.size() == 1);

// Rounded down, before 1970 too.
using coarse = std::chrono::sys_time<std::chrono::minutes>;
static_assert(varve::detail::instant_as<coarse>({59'999'999}) == coarse{});
static_assert(varve::detail::instant_as<coarse>({-1}) == coarse{std::chrono::minutes{-1}});
static_assert(varve::detail::instant_as<std::optional<coarse>>({60'000'000}) == coarse{std::chrono::minutes{1}});

}  // namespace

TEST_CASE("behaviours leave a model's own table as its fields make it, and bring the table of a history") {
    const auto schema = varve::models<note>::schema();
    REQUIRE(schema.tables.size() == 2);
    CHECK(schema.tables[0].columns.size() == 6);
    const varve::schema::table& history = schema.tables[1];
    CHECK(history.name == "notes_history");
    CHECK(history.in_schema == "app");
    const char* const names[] = {"row_key", "revision", "field", "operation", "old_value", "new_value", "actor", "changed_at"};
    REQUIRE(history.columns.size() == std::size(names));
    for (std::size_t i = 0; i < std::size(names); ++i) {
        CHECK(history.columns[i].name == names[i]);
        CHECK(history.columns[i].nullable == (i == 4 || i == 5));
    }
    CHECK(history.columns[3].type.labels.size() == 5);
    CHECK(history.columns[7].type.kind == varve::schema::type_kind::timestamp);
    CHECK(history.primary_key.name == "pk_notes_history");
}
