// One expression of every row, asked through Varve and in plain SQL.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "weather.hpp"

namespace varve_test {

template <class T>
struct asked_row {
    std::int64_t id;
    std::optional<T> what;
    bool operator==(const asked_row&) const = default;
};
template <class T>
struct asked_plain_row {
    std::int64_t id;
    T what;
    bool operator==(const asked_plain_row&) const = default;
};

/// Whether an expression whose type is optional is NULL in some row of these.
enum class nulls { somewhere, never };

/// What `expression` gives in each row is what the plain SQL gives; where its type is not optional, there is no NULL.
template <class Bench, class Expression>
void agrees(Bench& here, const Expression& expression, const std::string& plain, nulls expected = nulls::somewhere) {
    using value = typename Expression::value_type;
    constexpr bool nullable = varve::detail::is_optional<value>;
    using row = std::conditional_t<nullable, asked_row<varve::detail::without_optional<value>>, asked_plain_row<value>>;
    INFO(plain);
    const auto& id = varve::col<&reading::id>;
    const auto typed = here.session.all(varve::select<row>(id, expression).template from<reading>().order_by(id));
    CHECK(typed == here.template plainly<row>("SELECT id, " + plain + " FROM readings ORDER BY readings.id"));
    CHECK(typed.size() == readings().size());
    if constexpr (nullable)
        CHECK((expected == nulls::somewhere) == std::any_of(typed.begin(), typed.end(), [](const row& each) { return each.what == std::nullopt; }));
}

}  // namespace varve_test
