#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace varve {

/// What can go wrong when a change runs against a database that people use.
enum class hazard : std::uint8_t {
    data_loss = 1,            ///< values are gone afterwards, and the inverse cannot bring them back
    table_rewrite = 2,        ///< the whole table is written anew
    blocking_lock = 4,        ///< readers or writers wait while it runs
    breaks_old_readers = 8,   ///< programs built against the models before cannot work with the schema after
    may_fail_on_data = 16     ///< existing rows can make it fail
};

/// A set of hazards.
struct hazard_set {
    std::uint8_t bits = 0;

    constexpr hazard_set() = default;
    constexpr hazard_set(hazard one) : bits(static_cast<std::uint8_t>(one)) {}

    constexpr bool empty() const { return bits == 0; }
    constexpr bool contains(hazard one) const { return (bits & static_cast<std::uint8_t>(one)) != 0; }
    constexpr hazard_set& operator|=(hazard_set other) {
        bits = static_cast<std::uint8_t>(bits | other.bits);
        return *this;
    }
    friend constexpr hazard_set operator|(hazard_set left, hazard_set right) { return left |= right; }
    constexpr bool operator==(const hazard_set&) const = default;
};

constexpr hazard_set operator|(hazard left, hazard right) { return hazard_set{left} | hazard_set{right}; }

inline constexpr hazard all_hazards[] = {hazard::data_loss, hazard::table_rewrite, hazard::blocking_lock,
                                         hazard::breaks_old_readers, hazard::may_fail_on_data};

/// The name used on the command line, in lint and in JSON.
constexpr std::string_view name_of(hazard one) {
    switch (one) {
        case hazard::data_loss: return "data_loss";
        case hazard::table_rewrite: return "table_rewrite";
        case hazard::blocking_lock: return "blocking_lock";
        case hazard::breaks_old_readers: return "breaks_old_readers";
        case hazard::may_fail_on_data: return "may_fail_on_data";
    }
    return "";
}

/// "data_loss, table_rewrite"; empty for none.
constexpr std::string text_of(hazard_set set) {
    std::string out;
    for (const hazard each : all_hazards) {
        if (!set.contains(each)) continue;
        if (!out.empty()) out += ", ";
        out += name_of(each);
    }
    return out;
}

}  // namespace varve
