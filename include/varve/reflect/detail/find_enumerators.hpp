#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>
#include <utility>

#include <varve/reflect/detail/nested_text.hpp>
#include <varve/reflect/detail/signature.hpp>
#include <varve/reflect/detail/stored_names.hpp>
#include <varve/reflect/enumerator.hpp>

namespace varve::detail {

// std::min and std::max would bring <algorithm> into every program (a hundredth of what the compiler does for a small one).
constexpr long long lesser_of(long long one, long long other) { return other < one ? other : one; }
constexpr long long greater_of(long long one, long long other) { return one < other ? other : one; }

template <class E>
concept overrides_enumerators =
    !std::is_null_pointer_v<std::remove_cv_t<decltype(enumerator_names<E>)>>;

// clang 19 makes an error of a cast beyond what an enum without a fixed underlying type can hold,
// though a warning by name. Later it is a plain error, one that a concept can ask about.
#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wenum-constexpr-conversion"
#endif

template <class E, long long Value>
concept enum_holds = requires { typename std::integral_constant<E, static_cast<E>(Value)>; };

template <class E, long long First, std::size_t... I>
consteval const char* enumerator_signature(std::index_sequence<I...>) {
    return value_signature<static_cast<E>(First + static_cast<long long>(I))...>();
}

#if defined(__clang__)
#pragma clang diagnostic pop
#endif

/// Without a fixed underlying type an enum holds what its widest enumerator's bits hold: try the
/// powers of two.
template <class E, long long Limit = 1>
consteval long long widest_value() {
    if constexpr (Limit < enumerator_range<E>.max && enum_holds<E, Limit>) {
        return widest_value<E, 2 * Limit + 1>();
    } else {
        return enum_holds<E, Limit> ? Limit : Limit / 2;
    }
}

template <class E, long long Limit = -1>
consteval long long lowest_value() {
    if constexpr (Limit > enumerator_range<E>.min && enum_holds<E, Limit>) {
        return lowest_value<E, 2 * Limit>();
    } else {
        return enum_holds<E, Limit> ? Limit : Limit / 2;
    }
}

// An enum class inside a class template has no enumerators until one is looked up: clang prints
// casts before.
template <class E>
concept finds_any_name = requires { E::varve_looks_up_a_name_to_complete_the_enum; };

// Only an enum with a fixed underlying type is initialised by a number in braces.
template <class E>
concept has_fixed_type = requires { E{0}; };

template <class E>
consteval enumerator_bounds searched_range() {
    static_cast<void>(finds_any_name<E>);
    using underlying = std::underlying_type_t<E>;
    using limits = std::numeric_limits<underlying>;
    enumerator_bounds range = enumerator_range<E>;
    range.min = greater_of(range.min, static_cast<long long>(limits::min()));
    if constexpr (std::is_signed_v<underlying> || sizeof(underlying) < sizeof(long long)) {
        range.max = lesser_of(range.max, static_cast<long long>(limits::max()));
    }
    if constexpr (!has_fixed_type<E>) {
        range.min = greater_of(range.min, lowest_value<E>());
        range.max = lesser_of(range.max, widest_value<E>());
    }
    range.max = greater_of(range.max, range.min - 1);  // empty, when all of it was clipped
    return range;
}

// 64 at a time, so that the answer fits in one word.
inline constexpr long long batch_size = 64;

constexpr bool is_number_character(char c) { return c == '-' || (c >= '0' && c <= '9'); }

/// Which of `Count` values from `First` on are enumerators: the lowest bit for the first.
///
/// A signature lists names where a value has one, else casts: `shop::colour::red, (shop::colour)1,
/// ...`. Casts are many and begin alike, so only the first is followed through its brackets. A
/// bracket alone makes no cast, `(anonymous namespace)::red`, but then two make one, `((anonymous
/// namespace)::colour)1`.
template <class E, long long First, std::size_t Count>
consteval std::uint64_t which_are_enumerators() {
    constexpr const char* signature =
        enumerator_signature<E, First>(std::make_index_sequence<Count>{});
    const std::string_view text = counted(signature);
    // A plain pointer: to walk by string_view took g++ six times as long.
    const char* at = signature + values_begin;
    std::uint64_t found = 0;
    std::size_t cast_size = 0;
    char second = 0;
    for (std::size_t i = 0; i < Count; ++i) {
        if (cast_size == 0 && *at == '(') {
            const auto begin = static_cast<std::size_t>(at - signature);
            const std::size_t end = skip_piece(text, begin);
            if (is_number_character(text[end])) {
                cast_size = end - begin;
                second = at[1];
            }
        }
        if (cast_size != 0 && *at == '(' && at[1] == second) {
            at += cast_size;
            while (is_number_character(*at)) ++at;
        } else {
            found |= std::uint64_t{1} << i;
            at = signature + element_end(text, static_cast<std::size_t>(at - signature));
        }
        at += 2;
    }
    return found;
}

// Variables, because g++ 12 takes a consteval call in a pack expansion for the address of the
// function.
template <class E, long long First, std::size_t Count>
inline constexpr std::uint64_t enumerator_bits = which_are_enumerators<E, First, Count>();

template <class E, long long Value>
inline constexpr std::string_view enumerator_identifier =
    last_identifier(enumerator_signature<E, Value>(std::index_sequence<0>{}));

template <class E>
struct enumerator_source {
    static constexpr enumerator_bounds range = searched_range<E>();
    static constexpr long long whole_batches = (range.max - range.min + 1) / batch_size;
    static constexpr auto rest = static_cast<std::size_t>((range.max - range.min + 1) % batch_size);

    template <std::size_t... Batch>
    static consteval auto search(std::index_sequence<Batch...>) {
        std::array<std::uint64_t, sizeof...(Batch) + 1> out{
            enumerator_bits<E, range.min + static_cast<long long>(Batch) * batch_size, 64>...};
        if constexpr (rest != 0) {
            out.back() = enumerator_bits<E, range.min + whole_batches * batch_size, rest>;
        }
        return out;
    }

    static consteval auto find_values() {
        constexpr auto batches =
            search(std::make_index_sequence<static_cast<std::size_t>(whole_batches)>{});
        constexpr int count = [&batches] {
            int total = 0;
            for (const std::uint64_t bits : batches) total += std::popcount(bits);
            return total;
        }();
        std::array<long long, static_cast<std::size_t>(count)> out{};
        std::size_t next = 0;
        long long first = range.min;
        for (std::uint64_t bits : batches) {
            for (; bits != 0; bits &= bits - 1) out[next++] = first + std::countr_zero(bits);
            first += batch_size;
        }
        return out;
    }

    static constexpr auto values = find_values();
    using positions = std::make_index_sequence<values.size()>;

    template <std::size_t... I>
    static consteval std::array<std::string_view, sizeof...(I)> names_at(
        std::index_sequence<I...>) {
        return {enumerator_identifier<E, values[I]>...};
    }

    static consteval auto names() { return names_at(positions{}); }
};

template <class E>
consteval auto find_enumerators() {
    using source = enumerator_source<E>;
    const auto names = views_of_stored_names<source>();
    std::array<enumerator<E>, names.size()> out{};
    for (std::size_t i = 0; i < out.size(); ++i) {
        out[i] = {static_cast<E>(static_cast<std::underlying_type_t<E>>(source::values[i])),
                  names[i]};
    }
    return out;
}

template <std::size_t Size, class E>
consteval bool are_contiguous(const std::array<enumerator<E>, Size>& all) {
    using underlying = std::underlying_type_t<E>;
    for (std::size_t i = 1; i < Size; ++i) {
        const auto before = static_cast<underlying>(all[i - 1].value);
        if (before == std::numeric_limits<underlying>::max()) return false;
        if (static_cast<underlying>(all[i].value) != static_cast<underlying>(before + 1))
            return false;
    }
    return Size != 0;
}

}  // namespace varve::detail
