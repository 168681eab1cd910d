#pragma once

#include <bit>
#include <charconv>
#include <cstdint>
#include <string>
#include <type_traits>

#include <varve/core/number_text.hpp>

namespace varve::detail {

/// A natural number as large as doubles need (2^1074 · 10), least significant part first.
class wide_natural {
public:
    constexpr explicit wide_natural(std::uint64_t value) {
        for (; value != 0; value >>= 32) parts_[size_++] = static_cast<std::uint32_t>(value);
    }

    constexpr void multiply(std::uint32_t factor) {
        std::uint64_t carry = 0;
        for (int i = 0; i < size_; ++i) {
            carry += std::uint64_t{parts_[i]} * factor;
            parts_[i] = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        if (carry != 0) parts_[size_++] = static_cast<std::uint32_t>(carry);
    }
    constexpr void shift(int bits) {
        for (; bits >= 31; bits -= 31) multiply(std::uint32_t{1} << 31);
        multiply(std::uint32_t{1} << bits);
    }
    constexpr void add(const wide_natural& other) {
        std::uint64_t carry = 0;
        for (int i = 0; i < other.size_ || carry != 0; ++i) {
            if (i == size_) parts_[size_++] = 0;
            carry += std::uint64_t{parts_[i]} + (i < other.size_ ? other.parts_[i] : 0);
            parts_[i] = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
    }
    /// Requires other <= *this.
    constexpr void subtract(const wide_natural& other) {
        std::int64_t borrow = 0;
        for (int i = 0; i < size_; ++i) {
            std::int64_t part = std::int64_t{parts_[i]} - (i < other.size_ ? std::int64_t{other.parts_[i]} : 0) + borrow;
            borrow = part < 0 ? -1 : 0;
            if (part < 0) part += std::int64_t{1} << 32;
            parts_[i] = static_cast<std::uint32_t>(part);
        }
        while (size_ > 0 && parts_[size_ - 1] == 0) --size_;
    }
    constexpr int compare(const wide_natural& other) const {
        if (size_ != other.size_) return size_ < other.size_ ? -1 : 1;
        for (int i = size_; i-- > 0;)
            if (parts_[i] != other.parts_[i]) return parts_[i] < other.parts_[i] ? -1 : 1;
        return 0;
    }

private:
    std::uint32_t parts_[40]{};
    int size_ = 0;
};

/// The shortest digits that read back as the same double: 0.d1d2d3… · 10^point.
struct shortest_digits {
    char digits[20]{};
    int count = 0;
    int point = 0;
};

/// Of a positive finite double given by its bits, in constant evaluation, where there is no std::to_chars for doubles. The
/// method is Steele and White's (1990) with wide integers.
constexpr shortest_digits find_shortest_digits(std::uint64_t bits) {
    const int biased = static_cast<int>((bits >> 52) & 0x7ff);
    const std::uint64_t fraction = bits & ((std::uint64_t{1} << 52) - 1);
    const std::uint64_t mantissa = biased == 0 ? fraction : fraction | (std::uint64_t{1} << 52);
    const int exponent = (biased == 0 ? 1 : biased) - 1075;  // value = mantissa · 2^exponent

    // value = numerator / denominator; what rounds to it lies less than low / denominator below and high / denominator above.
    const bool narrow_below = fraction == 0 && biased > 1;  // a power of two: its lower neighbour is only half as far
    wide_natural numerator{mantissa};
    wide_natural denominator{1};
    wide_natural low{1};
    wide_natural high{1};
    numerator.shift(narrow_below ? 2 : 1);
    denominator.shift(narrow_below ? 2 : 1);
    if (narrow_below) high.shift(1);
    if (exponent >= 0) {
        numerator.shift(exponent);
        low.shift(exponent);
        high.shift(exponent);
    } else {
        denominator.shift(-exponent);
    }
    const bool inclusive = mantissa % 2 == 0;  // ties read back to the even mantissa
    const auto reaches = [&](const wide_natural& left, const wide_natural& extra, const wide_natural& right) {
        wide_natural sum = left;
        sum.add(extra);
        const int order = sum.compare(right);
        return inclusive ? order >= 0 : order > 0;
    };

    shortest_digits found;
    int& point = found.point;
    while (reaches(numerator, high, denominator)) {
        denominator.multiply(10);
        ++point;
    }
    for (;;) {
        wide_natural tenfold = numerator;
        tenfold.multiply(10);
        wide_natural margin = high;
        margin.multiply(10);
        if (reaches(tenfold, margin, denominator)) break;
        numerator = tenfold;
        low.multiply(10);
        high = margin;
        --point;
    }

    for (bool done = false; !done;) {
        numerator.multiply(10);
        low.multiply(10);
        high.multiply(10);
        int digit = 0;
        while (numerator.compare(denominator) >= 0) {
            numerator.subtract(denominator);
            ++digit;
        }
        const int below = numerator.compare(low);
        const bool low_enough = inclusive ? below <= 0 : below < 0;
        const bool high_enough = reaches(numerator, high, denominator);
        done = low_enough || high_enough;
        if (done && high_enough) {
            wide_natural twice = numerator;
            twice.multiply(2);
            const int half = twice.compare(denominator);  // in the middle between two: to the even one, as the library does
            if (!low_enough || half > 0 || (half == 0 && digit % 2 != 0)) ++digit;
        }
        found.digits[found.count++] = static_cast<char>('0' + digit);
    }
    return found;
}

/// The same by the library, where there is one.
[[gnu::cold]] inline shortest_digits library_digits(double magnitude) {
    char text[32];
    const char* const end = std::to_chars(text, text + sizeof text, magnitude, std::chars_format::scientific).ptr;
    shortest_digits found;
    const char* at = text;
    for (; *at != 'e'; ++at)
        if (*at != '.') found.digits[found.count++] = *at;
    at += at[1] == '+' ? 2 : 1;  // from_chars takes no plus
    std::from_chars(at, end, found.point);
    ++found.point;
    return found;
}

/// Appends the shortest text that reads back as the same finite double, always with a point or an exponent, so that no
/// engine takes it for an integer: "20.0", "-0.0", "1e308", "0.1". Facts such as `value < 1e308` become SQL at compile time.
[[gnu::cold]] constexpr void append_floating(std::string& out, double value) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    const std::uint64_t magnitude = bits & ~(std::uint64_t{1} << 63);
    if (magnitude != bits) out.push_back('-');
    if (magnitude == 0) {
        out += "0.0";
        return;
    }
    const auto [digits, count, point] =
        std::is_constant_evaluated() ? find_shortest_digits(magnitude) : library_digits(std::bit_cast<double>(magnitude));
    if (point > 0 && point <= 17) {
        for (int i = 0; i < point; ++i) out.push_back(i < count ? digits[i] : '0');
        out.push_back('.');
        if (count <= point) out.push_back('0');
        for (int i = point; i < count; ++i) out.push_back(digits[i]);
    } else if (point <= 0 && point > -5) {
        out += "0.";
        for (int i = point; i < 0; ++i) out.push_back('0');
        out.append(digits, static_cast<std::size_t>(count));
    } else {
        out.push_back(digits[0]);
        if (count > 1) out.push_back('.');
        out.append(digits + 1, static_cast<std::size_t>(count - 1));
        out.push_back('e');
        append_number(out, static_cast<std::int64_t>(point - 1));
    }
}

}  // namespace varve::detail
