#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <string_view>
#include <type_traits>
#include <utility>

#include "varve/reflect/detail/nested_text.hpp"
#include "varve/reflect/detail/signature.hpp"
#include "varve/reflect/detail/stored_names.hpp"
#include "varve/reflect/enumerator.hpp"

namespace varve::detail {

template <class E>
concept overrides_enumerators = !std::is_null_pointer_v<std::remove_cv_t<decltype(enumerator_names<E>)>>;

// clang 19 makes an error of a cast beyond what an enum without a fixed underlying type can hold, though a warning by name.
// Later it is a plain error, one that a concept can ask about.
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wenum-constexpr-conversion"
#endif

template <class E, long long Value>
concept holds = requires { typename std::integral_constant<E, static_cast<E>(Value)>; };

template <class E, long long First, std::size_t... I>
consteval const char* enumerator_signature(std::index_sequence<I...>) {
    return value_signature<static_cast<E>(First + static_cast<long long>(I))...>();
}

#if defined(__clang__)
#pragma clang diagnostic pop
#endif

/// Without a fixed underlying type an enum holds what its widest enumerator's bits hold: try the powers of two.
template <class E, long long Limit = 1>
consteval long long widest_value() {
    if constexpr (Limit < enumerator_range<E>.max && holds<E, Limit>) {
        return widest_value<E, 2 * Limit + 1>();
    } else {
        return holds<E, Limit> ? Limit : Limit / 2;
    }
}

template <class E, long long Limit = -1>
consteval long long lowest_value() {
    if constexpr (Limit > enumerator_range<E>.min && holds<E, Limit>) {
        return lowest_value<E, 2 * Limit>();
    } else {
        return holds<E, Limit> ? Limit : Limit / 2;
    }
}

// An enum class inside a class template has no enumerators until one is looked up: clang prints casts before.
template <class E>
concept finds_any_name = requires { E::varve_looks_up_a_name_to_complete_the_enum; };

template <class E>
consteval enumerator_bounds searched_range() {
    static_cast<void>(finds_any_name<E>);
    using underlying = std::underlying_type_t<E>;
    using limits = std::numeric_limits<underlying>;
    enumerator_bounds range = enumerator_range<E>;
    range.min = std::max(range.min, static_cast<long long>(limits::min()));
    if constexpr (std::is_signed_v<underlying> || sizeof(underlying) < sizeof(long long)) {
        range.max = std::min(range.max, static_cast<long long>(limits::max()));
    }
    if constexpr (!requires { E{0}; }) {  // only an enum with a fixed underlying type is initialised so
        range.min = std::max(range.min, lowest_value<E>());
        range.max = std::min(range.max, widest_value<E>());
    }
    return range;
}

template <class E, std::size_t Size>
struct enumerator_list {
    std::array<enumerator<E>, Size> items{};
    std::size_t size = 0;

    constexpr void add(enumerator<E> item) { items[size++] = item; }
};

constexpr bool is_number_character(char c) { return c == '-' || (c >= '0' && c <= '9'); }

// A signature lists names where the value has one, else casts: `shop::colour::red, (shop::colour)1, ...`. All casts begin alike,
// so only the first is followed through its brackets. A bracket alone makes no cast: `(anonymous namespace)::red`.
template <class E, long long First, std::size_t Count>
consteval enumerator_list<E, Count> read_enumerators() {
    const std::string_view text{enumerator_signature<E, First>(std::make_index_sequence<Count>{})};
    enumerator_list<E, Count> found;
    std::string_view cast;
    std::size_t at = values_begin;
    for (std::size_t i = 0; i < Count; ++i) {
        if (cast.empty() && text[at] == '(') {
            const std::size_t end = skip_piece(text, at);
            if (is_number_character(text[end])) cast = text.substr(at, end - at);
        }
        std::size_t end = at;
        if (!cast.empty() && text.substr(at).starts_with(cast)) {
            end += cast.size();
            while (is_number_character(text[end])) ++end;
        } else {
            end = element_end(text, at);
            const auto value = static_cast<std::underlying_type_t<E>>(First + static_cast<long long>(i));
            found.add({static_cast<E>(value), last_identifier(text.substr(at, end - at))});
        }
        at = end + 2;
    }
    return found;
}

// 64 at a time: fewer make more functions, more make signatures that are slow to print.
inline constexpr long long batch_size = 64;

template <class E>
inline constexpr enumerator_bounds range_of = searched_range<E>();

template <class E>
consteval auto read_all_enumerators() {
    constexpr long long min = range_of<E>.min;
    constexpr long long total = range_of<E>.max - min + 1;
    constexpr long long whole = total / batch_size;
    return []<long long... Batch>(std::integer_sequence<long long, Batch...>) {
        enumerator_list<E, static_cast<std::size_t>(total)> all;
        const auto append = [&all](const auto& batch) {
            for (std::size_t i = 0; i < batch.size; ++i) all.add(batch.items[i]);
        };
        (append(read_enumerators<E, min + Batch * batch_size, static_cast<std::size_t>(batch_size)>()), ...);
        if constexpr (total % batch_size != 0) {
            append(read_enumerators<E, min + whole * batch_size, static_cast<std::size_t>(total % batch_size)>());
        }
        return all;
    }(std::make_integer_sequence<long long, whole>{});
}

template <class E>
struct enumerator_source {
    static consteval auto found() {
        constexpr auto all = read_all_enumerators<E>();
        std::array<enumerator<E>, all.size> out{};
        for (std::size_t i = 0; i < all.size; ++i) out[i] = all.items[i];
        return out;
    }

    static consteval auto names() {
        constexpr auto all = found();
        std::array<std::string_view, all.size()> out{};
        for (std::size_t i = 0; i < all.size(); ++i) out[i] = all[i].name;
        return out;
    }
};

template <class E>
consteval auto find_enumerators() {
    auto found = enumerator_source<E>::found();
    const auto names = views_of_stored_names<enumerator_source<E>>();
    for (std::size_t i = 0; i < found.size(); ++i) found[i].name = names[i];
    return found;
}

template <std::size_t Size, class E>
consteval bool are_contiguous(const std::array<enumerator<E>, Size>& all) {
    using underlying = std::underlying_type_t<E>;
    for (std::size_t i = 1; i < Size; ++i) {
        const auto before = static_cast<underlying>(all[i - 1].value);
        if (before == std::numeric_limits<underlying>::max()) return false;
        if (static_cast<underlying>(all[i].value) != static_cast<underlying>(before + 1)) return false;
    }
    return Size != 0;
}

}  // namespace varve::detail
