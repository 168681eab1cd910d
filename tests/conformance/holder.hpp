// One table for one value of any type: every way a value goes into an engine and comes out is tried on it.
#pragma once

#include <cstdint>
#include <iterator>
#include <optional>
#include <vector>

#include "bench.hpp"

namespace varve_test {

template <class T>
struct holder {
    std::int64_t id{};
    T value{};
    std::optional<T> maybe{};

    static constexpr auto facts() { return varve::facts(varve::table<"holders">, varve::primary_key<&holder::id>.generated()); }
};

template <class T>
struct extremes {
    std::optional<T> least;
    std::optional<T> greatest;
};

/// Insert, read, update, NULL, one by one and many at once.
template <class Tested, class T>
void values_come_back(const std::vector<T>& values) {
    using held = holder<T>;
    bench<Tested, held> here;
    auto holders = here.template rows<held>();
    std::vector<held> rows;
    for (const T& each : values) {
        held row{.value = each, .maybe = rows.size() % 2 == 0 ? std::optional<T>{each} : std::nullopt};
        holders.insert(row);
        rows.push_back(row);
    }
    for (const held& row : rows) {
        const auto found = holders.get(row.id);
        REQUIRE(found.has_value());
        CHECK(found->value == row.value);
        CHECK(found->maybe == row.maybe);
    }
    CHECK(holders.count(varve::col<&held::maybe>.is_null()) == static_cast<std::int64_t>(rows.size() / 2));

    // Each takes the value of the one before, by object and by statement.
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const T value = values[i];  // std::vector<bool> has no elements to refer to
        held changed{rows[i].id, values[(i + 1) % values.size()], value};
        CHECK(holders.update(changed));
        auto found = holders.get(rows[i].id);
        CHECK(found->value == changed.value);
        CHECK(found->maybe == changed.maybe);
        here.session.run(varve::update<held>()
                             .set(varve::set<&held::value>(value), varve::set<&held::maybe>(std::nullopt))
                             .where(varve::col<&held::id> == rows[i].id));
        found = holders.get(rows[i].id);
        CHECK(found->value == values[i]);
        CHECK(found->maybe == std::nullopt);
    }

    std::vector<held> many;
    for (int i = 0; i < 100; ++i) many.push_back({.value = values[static_cast<std::size_t>(i) % values.size()]});
    CHECK(holders.insert_range(many) == many.size());
    CHECK(holders.get(many[99].id)->value == values[99 % values.size()]);

    const auto raw = here.template plainly<held>("SELECT id, value, maybe FROM holders ORDER BY id");
    REQUIRE(raw.size() == values.size() + 100);
    CHECK(raw[0].value == values[0]);
}

/// Equality and lists find the one row with the value. `values` are all different.
template <class Tested, class T>
void values_are_found(const std::vector<T>& values) {
    using held = holder<T>;
    bench<Tested, held> here;
    auto holders = here.template rows<held>();
    for (const T& each : values) holders.insert(held{.value = each, .maybe = each});
    const auto& value = varve::col<&held::value>;
    for (std::size_t i = 0; i < values.size(); ++i) {
        INFO("value number " << i);
        const T one = values[i];
        const T next = values[(i + 1) % values.size()];
        const auto same = holders.where(value == one);
        REQUIRE(same.size() == 1);
        CHECK(same[0].value == one);
        CHECK(holders.count(value != one) == static_cast<std::int64_t>(values.size() - 1));
        CHECK(holders.count(varve::col<&held::maybe>.is_not_distinct_from(std::optional<T>{one})) == 1);
        CHECK(holders.count(value.in(one, next)) == (values.size() > 1 ? 2 : 1));
    }
    CHECK(holders.count(varve::col<&held::maybe>.is_not_distinct_from(std::optional<T>{})) == 0);
}

/// A range is one parameter, and finds each of its values.
template <class Tested, class T>
void values_are_found_in_ranges(const std::vector<T>& values) {
    using held = holder<T>;
    bench<Tested, held> here;
    auto holders = here.template rows<held>();
    for (const T& each : values) holders.insert(held{.value = each});
    const auto& value = varve::col<&held::value>;
    CHECK(holders.count(value.in(values)) == static_cast<std::int64_t>(values.size()));
    CHECK(holders.count(value.not_in(values)) == 0);
    CHECK(holders.count(value.in(std::vector<T>{})) == 0);
    CHECK(holders.count(value.not_in(std::vector<T>{})) == static_cast<std::int64_t>(values.size()));
    for (const T& each : values) {
        const auto found = holders.where(value.in(std::vector<T>{each}));
        REQUIRE(found.size() == 1);
        CHECK(found[0].value == each);
    }
}

/// Comparisons, BETWEEN, ORDER BY and min/max follow the order in which `ascending` stands.
template <class Tested, class T>
void values_keep_order(const std::vector<T>& ascending) {
    using held = holder<T>;
    bench<Tested, held> here;
    auto holders = here.template rows<held>();
    for (auto each = ascending.rbegin(); each != ascending.rend(); ++each) holders.insert(held{.value = *each});
    const auto& value = varve::col<&held::value>;
    const auto up = here.session.all(varve::select<held>().order_by(value));
    const auto down = here.session.all(varve::select<held>().order_by(varve::desc(value)));
    REQUIRE(up.size() == ascending.size());
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        INFO("value number " << i);
        const T one = ascending[i];
        const T least = ascending[0];
        CHECK(up[i].value == one);
        CHECK(down[ascending.size() - 1 - i].value == one);
        const auto below = static_cast<std::int64_t>(i);
        const auto size = static_cast<std::int64_t>(ascending.size());
        CHECK(holders.count(value < one) == below);
        CHECK(holders.count(value <= one) == below + 1);
        CHECK(holders.count(value > one) == size - below - 1);
        CHECK(holders.count(value >= one) == size - below);
        CHECK(holders.count(value.between(least, one)) == below + 1);
    }
    const auto ends = here.session.first(varve::select<extremes<T>>(varve::min(value), varve::max(value)).template from<held>());
    CHECK(ends->least == T{ascending.front()});
    CHECK(ends->greatest == T{ascending.back()});
    const auto none = here.session.first(
        varve::select<extremes<T>>(varve::min(value), varve::max(value)).template from<held>().where(varve::col<&held::id> < 0));
    CHECK(none->least == std::nullopt);
}

/// All of it, for a type whose values have an order.
template <class Tested, class T>
void values_behave(const std::vector<T>& ascending) {
    values_come_back<Tested, T>(ascending);
    values_are_found<Tested, T>(ascending);
    values_are_found_in_ranges<Tested, T>(ascending);
    values_keep_order<Tested, T>(ascending);
}

}  // namespace varve_test
