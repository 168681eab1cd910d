#pragma once

#include <charconv>
#include <chrono>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <varve/core/raise.hpp>

namespace varve {

/// PRAGMA journal_mode. `unchanged` leaves what the file has.
enum class sqlite_journal_mode : unsigned char { unchanged, wal, rollback };
/// PRAGMA synchronous. `automatic`: normal with WAL (a power cut may lose the last commits, never the database), else full.
enum class sqlite_synchronous : unsigned char { automatic, off, normal, full, extra };

/// How a connection to SQLite is opened. A path or URL turns into one by itself: `database<sqlite> db{"metrics.db"}`.
struct sqlite_options {
    std::string path{":memory:"};
    bool read_only = false;
    bool create = true;  ///< make the file when it does not exist
    std::chrono::milliseconds busy_timeout{5000};
    sqlite_journal_mode journal_mode = sqlite_journal_mode::wal;
    sqlite_synchronous synchronous = sqlite_synchronous::automatic;
    bool foreign_keys = true;
    /// Triggers fire for what triggers do, and for the rows that REPLACE takes away: a full-text index needs that of them.
    bool recursive_triggers = false;

    sqlite_options() = default;
    sqlite_options(const char* path_or_url) : sqlite_options(from_url(path_or_url)) {}
    sqlite_options(const std::string& path_or_url) : sqlite_options(from_url(path_or_url)) {}
    sqlite_options(std::string_view path_or_url) : sqlite_options(from_url(path_or_url)) {}

    /// The database lives in its connection: a pool holds exactly one and keeps it.
    bool lives_in_connection() const { return path == ":memory:" || path.empty(); }

    /// "metrics.db", ":memory:", "sqlite:///abs/path?mode=ro&busy_timeout=1000", "sqlite://relative". Keys: mode (ro, rw,
    /// rwc, memory), busy_timeout (milliseconds), journal_mode (wal, delete, unchanged), synchronous (off, normal, full,
    /// extra), foreign_keys and recursive_triggers (on, off). %XX is sqlite_decoded in a URL. Throws usage_error for anything else.
    [[gnu::cold]] static sqlite_options from_url(std::string_view url);
    /// Its own scheme, and what has none: a path.
    static bool takes_url(std::string_view url) { return url.starts_with("sqlite://") || url.find("://") == std::string_view::npos; }

private:
    [[gnu::cold]] void set(std::string_view key, std::string_view value);
};

namespace detail {

[[noreturn, gnu::cold, gnu::noinline]] inline void sqlite_refuse_url(std::initializer_list<std::string_view> why) {
    raise<usage_error>({"varve: sqlite: ", concat(why),
                        "; write a path, \":memory:\", or sqlite:///absolute/path?mode=ro&busy_timeout=1000 (sqlite://relative/path)"});
}

[[gnu::cold]] inline std::string sqlite_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned char byte = 0;
        if (text[i] == '%') {
            const char* const first = text.data() + i + 1;
            const auto hex = text.substr(i).size() > 2 ? std::from_chars(first, first + 2, byte, 16) : std::from_chars_result{first, std::errc{}};
            if (hex.ptr != first + 2) sqlite_refuse_url({"a '%' of the URL is not followed by two hexadecimal digits"});
            i += 2;
            out.push_back(static_cast<char>(byte));
        } else {
            out.push_back(text[i]);
        }
    }
    return out;
}

}  // namespace detail

inline sqlite_options sqlite_options::from_url(std::string_view url) {
    sqlite_options made;
    constexpr std::string_view scheme = "sqlite://";
    const auto colon = url.find("://");
    if (!url.starts_with(scheme)) {
        // Only the scheme is told: a URL may hold a password.
        if (colon != std::string_view::npos)
            detail::sqlite_refuse_url({"a URL of scheme \"", url.substr(0, colon), "\" names another engine, not SQLite"});
        made.path = url;
    } else {
        url.remove_prefix(scheme.size());
        const auto question = url.find('?');
        made.path = detail::sqlite_decoded(url.substr(0, question));
        std::string_view rest = question == std::string_view::npos ? std::string_view{} : url.substr(question + 1);
        while (!rest.empty()) {
            const std::string_view pair = rest.substr(0, rest.find('&'));
            rest.remove_prefix(pair.size() < rest.size() ? pair.size() + 1 : rest.size());
            const auto equals = pair.find('=');
            if (equals == std::string_view::npos) detail::sqlite_refuse_url({"\"", pair, "\" in the URL is not key=value"});
            made.set(pair.substr(0, equals), pair.substr(equals + 1));
        }
    }
    if (made.path.empty()) detail::sqlite_refuse_url({"the URL names no file"});
    return made;
}

inline void sqlite_options::set(std::string_view key, std::string_view value) {
    const auto unknown_value = [&](std::string_view allowed) {
        detail::sqlite_refuse_url({key, "=", value, " is not one of ", allowed});
    };
    if (key == "mode") {
        if (value == "ro") read_only = true;
        else if (value == "rw") create = false;
        else if (value == "memory") path = ":memory:";
        else if (value != "rwc") unknown_value("ro, rw, rwc, memory");
    } else if (key == "busy_timeout") {
        int milliseconds = -1;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), milliseconds);
        if (read.ec != std::errc{} || read.ptr != value.data() + value.size() || milliseconds < 0) unknown_value("milliseconds, from 0");
        busy_timeout = std::chrono::milliseconds{milliseconds};
    } else if (key == "journal_mode") {
        if (value == "wal") journal_mode = sqlite_journal_mode::wal;
        else if (value == "delete") journal_mode = sqlite_journal_mode::rollback;
        else if (value == "unchanged") journal_mode = sqlite_journal_mode::unchanged;
        else unknown_value("wal, delete, unchanged");
    } else if (key == "synchronous") {
        if (value == "off") synchronous = sqlite_synchronous::off;
        else if (value == "normal") synchronous = sqlite_synchronous::normal;
        else if (value == "full") synchronous = sqlite_synchronous::full;
        else if (value == "extra") synchronous = sqlite_synchronous::extra;
        else unknown_value("off, normal, full, extra");
    } else if (key == "foreign_keys") {
        if (value != "on" && value != "off") unknown_value("on, off");
        foreign_keys = value == "on";
    } else if (key == "recursive_triggers") {
        if (value != "on" && value != "off") unknown_value("on, off");
        recursive_triggers = value == "on";
    } else {
        detail::sqlite_refuse_url({"the URL has an unknown key \"", key,
                                  "\" (known: mode, busy_timeout, journal_mode, synchronous, foreign_keys, recursive_triggers)"});
    }
}

}  // namespace varve
