#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <varve/repository/detail/value_text.hpp>
#include <varve/sql/codec.hpp>

namespace varve::detail {

inline constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

/// Finds rows by a value of theirs, of any column type: integers as they are, all else as text.
template <class Value>
class related_keys {
public:
    using key = std::conditional_t<std::is_integral_v<Value>, Value, std::string>;

    void reserve(std::size_t rows) { places_.reserve(rows); }
    void add(const Value& value, std::size_t place) { places_.emplace_back(key_of(value), place); }
    void sort() {
        if (!std::is_sorted(places_.begin(), places_.end())) std::sort(places_.begin(), places_.end());
    }

    /// Calls `action(place)` for each row that has the value.
    template <class Action>
    void each_of(const Value& value, Action action) const {
        const key wanted = key_of(value);
        for (auto at = first_at(wanted); at != places_.end() && at->first == wanted; ++at) action(at->second);
    }
    /// The first row that has the value; or nowhere.
    std::size_t find(const Value& value) const {
        const key wanted = key_of(value);
        const auto at = first_at(wanted);
        return at != places_.end() && at->first == wanted ? at->second : nowhere;
    }

private:
    static key key_of(const Value& value) {
        if constexpr (std::is_integral_v<Value>) {
            return value;
        } else {
            text_writer writer;
            codec<Value>::bind(writer, 0, value);
            return std::move(writer.text).value_or(std::string{});
        }
    }

    auto first_at(const key& wanted) const {
        if constexpr (std::is_integral_v<key>) {  // generated keys often follow each other without gaps: no search then
            const auto distance = static_cast<std::uint64_t>(wanted) - (places_.empty() ? 0 : static_cast<std::uint64_t>(places_[0].first));
            if (distance < places_.size()) {
                const auto at = places_.begin() + static_cast<std::ptrdiff_t>(distance);
                if (at->first == wanted && (distance == 0 || (at - 1)->first != wanted)) return at;
            }
        }
        return std::lower_bound(places_.begin(), places_.end(), wanted, [](const auto& place, const key& than) { return place.first < than; });
    }

    std::vector<std::pair<key, std::size_t>> places_;
};

/// Calls `action` with a field's value, unless it is absent.
template <class Field, class Action>
void with_value(const Field& field, Action action) {
    if constexpr (is_optional<Field>) {
        if (field) action(*field);
    } else {
        action(field);
    }
}

}  // namespace varve::detail
