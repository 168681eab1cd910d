#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace varve::detail {

// Dates and times as text, for engines that keep them so. No <chrono>: it costs 0.4 s of every file that includes it.
// Years are 0000 to 9999: outside them the texts would no longer sort as the times do, so they are refused.

inline constexpr std::int64_t microseconds_per_second = 1'000'000;
inline constexpr std::int64_t microseconds_per_day = 86'400 * microseconds_per_second;

struct civil_date {
    int year = 1970;
    int month = 1;
    int day = 1;
};

/// Days since 1970-01-01 in the proleptic Gregorian calendar, of a date that exists. Years are counted from March, so that
/// the leap day is the last of its year.
constexpr std::int32_t days_from_civil(civil_date date) {
    const int year = date.month <= 2 ? date.year - 1 : date.year;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int year_of_era = year - era * 400;
    const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146'097 + day_of_era - 719'468;
}

constexpr civil_date civil_from_days(std::int32_t days) {
    const std::int64_t shifted = std::int64_t{days} + 719'468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146'096) / 146'097;
    const int day_of_era = static_cast<int>(shifted - era * 146'097);
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int shifted_month = (5 * day_of_year + 2) / 153;
    const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    return {static_cast<int>(year_of_era + era * 400) + (month <= 2), month, day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

inline constexpr std::int32_t first_text_day = days_from_civil({0, 1, 1});
inline constexpr std::int32_t last_text_day = days_from_civil({9999, 12, 31});

constexpr void write_digits(char* out, int width, std::int64_t value) {
    for (char* at = out + width; at != out; value /= 10) *--at = static_cast<char>('0' + value % 10);
}

/// Writes the 10 characters "YYYY-MM-DD"; false, and nothing written, outside the years 0000 to 9999.
constexpr bool write_date(char* out, std::int32_t days) {
    if (days < first_text_day || days > last_text_day) return false;
    const civil_date date = civil_from_days(days);
    write_digits(out, 4, date.year);
    out[4] = '-';
    write_digits(out + 5, 2, date.month);
    out[7] = '-';
    write_digits(out + 8, 2, date.day);
    return true;
}

/// Writes the 15 characters "HH:MM:SS.ffffff"; false, and nothing written, unless it is a time of day.
constexpr bool write_time(char* out, std::int64_t microseconds) {
    if (microseconds < 0 || microseconds >= microseconds_per_day) return false;
    const std::int64_t seconds = microseconds / microseconds_per_second;
    write_digits(out, 2, seconds / 3600);
    out[2] = ':';
    write_digits(out + 3, 2, seconds / 60 % 60);
    out[5] = ':';
    write_digits(out + 6, 2, seconds % 60);
    out[8] = '.';
    write_digits(out + 9, 6, microseconds % microseconds_per_second);
    return true;
}

/// Writes the 26 characters "YYYY-MM-DD HH:MM:SS.ffffff"; false, and nothing written, outside the years 0000 to 9999.
constexpr bool write_timestamp(char* out, std::int64_t microseconds) {
    std::int64_t days = microseconds / microseconds_per_day;
    if (microseconds % microseconds_per_day < 0) --days;  // towards the past, also before 1970
    if (days < first_text_day || days > last_text_day) return false;
    write_date(out, static_cast<std::int32_t>(days));
    out[10] = ' ';
    return write_time(out + 11, microseconds - days * microseconds_per_day);
}

constexpr bool append_date(std::string& out, std::int32_t days) {
    char text[10]{};
    if (!write_date(text, days)) return false;
    out.append(text, sizeof(text));
    return true;
}
constexpr bool append_time(std::string& out, std::int64_t microseconds) {
    char text[15]{};
    if (!write_time(text, microseconds)) return false;
    out.append(text, sizeof(text));
    return true;
}
constexpr bool append_timestamp(std::string& out, std::int64_t microseconds) {
    char text[26]{};
    if (!write_timestamp(text, microseconds)) return false;
    out.append(text, sizeof(text));
    return true;
}

/// Reads exactly `width` digits at `at`.
constexpr bool read_digits(std::string_view text, std::size_t at, std::size_t width, int& out) {
    if (text.size() < at + width) return false;
    int value = 0;
    for (std::size_t i = at; i < at + width; ++i) {
        if (text[i] < '0' || text[i] > '9') return false;
        value = value * 10 + (text[i] - '0');
    }
    out = value;
    return true;
}

/// Reads "YYYY-MM-DD" and nothing else; false, and `days` left alone, for any other text or a date that does not exist.
constexpr bool parse_date(std::string_view text, std::int32_t& days) {
    civil_date date;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !read_digits(text, 0, 4, date.year) ||
        !read_digits(text, 5, 2, date.month) || !read_digits(text, 8, 2, date.day))
        return false;
    if (date.month < 1 || date.month > 12) return false;
    const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.day < 1 || date.day > lengths[date.month - 1] + (date.month == 2 && leap)) return false;
    days = days_from_civil(date);
    return true;
}

/// Reads "HH:MM:SS" with up to six digits of a second behind it.
constexpr bool parse_time(std::string_view text, std::int64_t& microseconds) {
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (text.size() < 8 || text[2] != ':' || text[5] != ':' || !read_digits(text, 0, 2, hour) ||
        !read_digits(text, 3, 2, minute) || !read_digits(text, 6, 2, second))
        return false;
    if (hour > 23 || minute > 59 || second > 59) return false;
    int fraction = 0;
    if (text.size() > 8) {
        const std::size_t digits = text.size() - 9;
        if (text[8] != '.' || digits < 1 || digits > 6 || !read_digits(text, 9, digits, fraction)) return false;
        for (std::size_t i = digits; i < 6; ++i) fraction *= 10;
    }
    microseconds = (std::int64_t{hour} * 3600 + minute * 60 + second) * microseconds_per_second + fraction;
    return true;
}

/// Reads a date and a time of day with ' ' or 'T' between them, and 'Z' or "+00:00" (or neither) behind them.
constexpr bool parse_timestamp(std::string_view text, std::int64_t& microseconds) {
    if (text.size() < 19 || (text[10] != ' ' && text[10] != 'T')) return false;
    std::string_view time = text.substr(11);
    if (time.back() == 'Z') time.remove_suffix(1);
    else if (time.size() > 6 && time.substr(time.size() - 6) == "+00:00") time.remove_suffix(6);
    std::int32_t days = 0;
    std::int64_t of_day = 0;
    if (!parse_date(text.substr(0, 10), days) || !parse_time(time, of_day)) return false;
    microseconds = days * microseconds_per_day + of_day;
    return true;
}

}  // namespace varve::detail
