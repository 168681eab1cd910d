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
        auto at = places_.begin();
        if (!found_in_place(wanted, at))
            at = std::lower_bound(places_.begin(), places_.end(), wanted, [](const auto& place, const key& than) { return place.first < than; });
        for (; at != places_.end() && at->first == wanted; ++at) action(at->second);
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

    // Generated keys often follow each other without gaps; then the place is known without a search.
    template <class Place>
    bool found_in_place(const key& wanted, Place& at) const {
        if constexpr (std::is_integral_v<key>) {
            if (places_.empty() || wanted < at->first) return false;
            const std::uint64_t distance = static_cast<std::uint64_t>(wanted) - static_cast<std::uint64_t>(at->first);
            if (distance >= places_.size()) return false;
            at += static_cast<std::ptrdiff_t>(distance);
            return at->first == wanted && (distance == 0 || (at - 1)->first != wanted);
        } else {
            return false;
        }
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
