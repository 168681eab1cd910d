#pragma once

#include <string>
#include <string_view>

namespace varve::detail {

// Decimals of more than 18 digits where the engine has no decimals: text whose order, byte by byte, is the order of the
// numbers, so that comparisons, ORDER BY and indexes need no function. decimal(p, s) is always 1 + p characters, and one
// more for the point when s > 0:
//     'p' and the digits, padded with zeros:            12.5  as decimal(6, 2)  p0012.50
//     'n' and each digit's complement to nine:         -12.5  as decimal(6, 2)  n9987.49
// 'n' sorts before 'p', and of two negative numbers the one further from zero has the smaller complement.

/// Appends the text of the plain number ("-12.5"). False, and nothing appended, when it is no such number or does not fit
/// decimal(precision, scale): a digit is never dropped.
constexpr bool encode_ordered_decimal(std::string& out, std::string_view number, int precision, int scale) {
    if (precision < 1 || scale < 0 || scale > precision) return false;
    const bool has_sign = !number.empty() && (number.front() == '-' || number.front() == '+');
    bool negative = has_sign && number.front() == '-';
    if (has_sign) number.remove_prefix(1);
    const std::size_t point = number.find('.');
    std::string_view whole = number.substr(0, point);
    std::string_view fraction = point == std::string_view::npos ? std::string_view{} : number.substr(point + 1);
    if (whole.empty() || (point != std::string_view::npos && fraction.empty())) return false;
    bool zero = true;
    for (const std::string_view part : {whole, fraction})
        for (const char each : part) {
            if (each < '0' || each > '9') return false;
            zero = zero && each == '0';
        }
    if (zero) negative = false;
    while (!whole.empty() && whole.front() == '0') whole.remove_prefix(1);
    while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
    const auto places = static_cast<std::size_t>(precision - scale);
    if (whole.size() > places || fraction.size() > static_cast<std::size_t>(scale)) return false;

    const auto digit = [&](char each) { out.push_back(negative ? static_cast<char>('0' + ('9' - each)) : each); };
    out.push_back(negative ? 'n' : 'p');
    for (std::size_t i = whole.size(); i < places; ++i) digit('0');
    for (const char each : whole) digit(each);
    if (scale > 0) out.push_back('.');
    for (const char each : fraction) digit(each);
    for (std::size_t i = fraction.size(); i < static_cast<std::size_t>(scale); ++i) digit('0');
    return true;
}

/// Appends the plain number, with exactly `scale` digits after the point. False, and nothing appended, for any text that
/// encode_ordered_decimal does not make.
constexpr bool decode_ordered_decimal(std::string& out, std::string_view text, int precision, int scale) {
    const auto expected = std::size_t{1} + static_cast<std::size_t>(precision) + (scale > 0 ? 1 : 0);
    if (precision < 1 || scale < 0 || scale > precision || text.size() != expected) return false;
    if (text.front() != 'p' && text.front() != 'n') return false;
    const bool negative = text.front() == 'n';
    const std::size_t point = 1 + static_cast<std::size_t>(precision - scale);
    for (std::size_t i = 1; i < text.size(); ++i) {
        const bool is_point = scale > 0 && i == point;
        if (is_point ? text[i] != '.' : text[i] < '0' || text[i] > '9') return false;
    }
    const char zero = negative ? '9' : '0';
    std::size_t first = 1;
    while (first + 1 < point && text[first] == zero) ++first;
    if (negative) out.push_back('-');
    if (point == 1) out.push_back('0');  // precision == scale: the number begins with the point
    for (std::size_t i = first; i < text.size(); ++i)
        out.push_back(negative && text[i] != '.' ? static_cast<char>('0' + ('9' - text[i])) : text[i]);
    return true;
}

}  // namespace varve::detail
