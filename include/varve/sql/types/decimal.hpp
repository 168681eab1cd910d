#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include <varve/sql/codec.hpp>
#include <varve/sql/types/detail/decimal_integer.hpp>

namespace varve {

/// An exact decimal number of at most `Precision` digits, `Scale` of them after the point: decimal(p, s) of SQL, up to 38
/// digits. A literal type. Nothing is rounded silently and nothing overflows silently: what does not fit is a data_error
/// (22003), and in a constant expression does not compile. `varve::rounded` of rounding.hpp rounds, also from double.
///
/// Sum and difference of two numbers of one type have that type; of unlike ones, and every product, the type SQL gives them:
/// as many digits as the result may need, up to 38. Division has no exact result, and is not offered.
template <int Precision, int Scale = 0>
class decimal {
    static_assert(Precision >= 1 && Precision <= detail::most_digits,
                  "varve: a decimal has too many digits or none; the precision is 1 to 38; choose a smaller one");
    static_assert(Scale >= 0 && Scale <= Precision,
                  "varve: a decimal has more digits after the point than digits; the scale is 0 to the precision; choose a smaller one");

public:
    static constexpr int precision = Precision;
    static constexpr int scale = Scale;
    /// The number without its point. 64 bits up to 18 digits.
    using unscaled_type = std::conditional_t<Precision <= detail::most_scaled_digits, std::int64_t, detail::wide_integer>;

    /// Zero.
    constexpr decimal() = default;
    template <detail::integer Integer>
    constexpr decimal(Integer whole) : decimal(of(detail::checked_product(whole, detail::power_of_ten(Scale), Precision, Scale))) {}
    /// "-12.50". Digits beyond the scale may only be zeros.
    constexpr explicit decimal(std::string_view text) : decimal(of(detail::parse_decimal(text, Precision, Scale))) {}
    /// From another decimal; implicit where every value fits.
    template <int OtherPrecision, int OtherScale>
    constexpr explicit(OtherScale > Scale || OtherPrecision - OtherScale > Precision - Scale)
        decimal(decimal<OtherPrecision, OtherScale> other)
        : decimal(of(rescaled(other.unscaled(), OtherScale))) {}

    /// unscaled / 10^Scale.
    static constexpr decimal from_unscaled(unscaled_type unscaled) { return of(detail::checked(unscaled, Precision, Scale)); }
    constexpr unscaled_type unscaled() const { return unscaled_; }

    /// Plain form with exactly `Scale` digits after the point: "-12.50".
    constexpr std::string to_string() const {
        std::string text;
        detail::append_decimal(text, unscaled_, Scale);
        return text;
    }

    constexpr decimal operator-() const { return of(-unscaled_); }
    constexpr decimal& operator+=(decimal other) {
        return *this = of(detail::checked_sum(unscaled_, other.unscaled_, Precision, Scale));
    }
    constexpr decimal& operator-=(decimal other) { return *this += -other; }
    friend constexpr decimal operator+(decimal left, decimal right) { return left += right; }
    friend constexpr decimal operator-(decimal left, decimal right) { return left -= right; }
    template <detail::integer Integer>
    friend constexpr decimal operator*(decimal left, Integer right) {
        return of(detail::checked_product(left.unscaled_, right, Precision, Scale));
    }
    template <detail::integer Integer>
    friend constexpr decimal operator*(Integer left, decimal right) {
        return right * left;
    }

    constexpr bool operator==(const decimal&) const = default;
    constexpr auto operator<=>(const decimal&) const = default;

private:
    static constexpr decimal of(detail::wide_integer unscaled) {
        decimal made;
        made.unscaled_ = static_cast<unscaled_type>(unscaled);
        return made;
    }
    static constexpr detail::wide_integer rescaled(detail::wide_integer value, int from) {
        if (from <= Scale) return detail::checked_product(value, detail::power_of_ten(Scale - from), Precision, Scale);
        const detail::wide_integer unit = detail::power_of_ten(from - Scale);
        if (value % unit != 0) detail::decimal_loses_digits(Precision, Scale);
        return detail::checked(value / unit, Precision, Scale);
    }

    unscaled_type unscaled_ = 0;
};

namespace detail {

constexpr int greater_of(int left, int right) { return left < right ? right : left; }
constexpr int lesser_of(int left, int right) { return left < right ? left : right; }

template <int P1, int S1, int P2, int S2>
using decimal_sum = decimal<lesser_of(most_digits, greater_of(P1 - S1, P2 - S2) + greater_of(S1, S2) + 1), greater_of(S1, S2)>;

template <int P1, int S1, int P2, int S2>
concept unlike_decimals = P1 != P2 || S1 != S2;

}  // namespace detail

template <int P1, int S1, int P2, int S2>
    requires detail::unlike_decimals<P1, S1, P2, S2>
constexpr auto operator+(decimal<P1, S1> left, decimal<P2, S2> right) {
    using sum = detail::decimal_sum<P1, S1, P2, S2>;
    return sum{left} + sum{right};
}
template <int P1, int S1, int P2, int S2>
    requires detail::unlike_decimals<P1, S1, P2, S2>
constexpr auto operator-(decimal<P1, S1> left, decimal<P2, S2> right) {
    using sum = detail::decimal_sum<P1, S1, P2, S2>;
    return sum{left} - sum{right};
}
template <int P1, int S1, int P2, int S2>
    requires(S1 + S2 <= detail::most_digits)
constexpr auto operator*(decimal<P1, S1> left, decimal<P2, S2> right) {
    using product = decimal<detail::lesser_of(detail::most_digits, P1 + P2), S1 + S2>;
    return product::from_unscaled(static_cast<typename product::unscaled_type>(
        detail::checked_product(left.unscaled(), right.unscaled(), product::precision, product::scale)));
}

template <int P1, int S1, int P2, int S2>
    requires detail::unlike_decimals<P1, S1, P2, S2>
constexpr bool operator==(decimal<P1, S1> left, decimal<P2, S2> right) {
    return detail::compare_decimals(left.unscaled(), S1, right.unscaled(), S2) == 0;
}
template <int P1, int S1, int P2, int S2>
    requires detail::unlike_decimals<P1, S1, P2, S2>
constexpr std::strong_ordering operator<=>(decimal<P1, S1> left, decimal<P2, S2> right) {
    return detail::compare_decimals(left.unscaled(), S1, right.unscaled(), S2) <=> 0;
}

/// Up to 18 digits a number of 64 bits on the way to the engine, above that text.
template <int Precision, int Scale>
struct column_type<decimal<Precision, Scale>> {
    using native = std::conditional_t<Precision <= detail::most_scaled_digits, scaled_value, decimal_value>;
    static constexpr schema::type type() { return {.kind = schema::type_kind::decimal, .size = Precision, .scale = Scale}; }
    static constexpr native empty() {
        native made;
        made.precision = Precision;
        made.scale = Scale;
        return made;
    }
    static constexpr native to_native(decimal<Precision, Scale> value) {
        native made = empty();
        if constexpr (Precision <= detail::most_scaled_digits)
            made.unscaled = value.unscaled();
        else
            detail::append_decimal(made.text, value.unscaled(), Scale);
        return made;
    }
    static constexpr void from_native(const native& value, decimal<Precision, Scale>& out) {
        if constexpr (Precision <= detail::most_scaled_digits)
            out = decimal<Precision, Scale>::from_unscaled(value.unscaled);
        else
            from_text(value.text, out);
    }

    // Inside JSON a decimal is text, for a JSON number is a double to most who read it.
    static constexpr std::string to_text(decimal<Precision, Scale> value) { return value.to_string(); }
    static constexpr void from_text(std::string_view text, decimal<Precision, Scale>& out) {
        out = decimal<Precision, Scale>{text};
    }
};

namespace detail {

/// stored_as integer: unscaled, up to 18 digits.
template <int Precision, int Scale>
    requires(Precision <= detail::most_scaled_digits)
struct stored_differently<decimal<Precision, Scale>, schema::storage::integer> {
    using native = std::int64_t;
    static constexpr std::int64_t to_native(decimal<Precision, Scale> value) { return value.unscaled(); }
    static constexpr void from_native(std::int64_t value, decimal<Precision, Scale>& out) {
        out = decimal<Precision, Scale>::from_unscaled(value);
    }
};

}  // namespace detail

}  // namespace varve
