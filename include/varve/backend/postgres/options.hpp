#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <libpq-fe.h>

#include <varve/core/raise.hpp>

namespace varve {

/// How a connection to PostgreSQL is opened: what libpq takes (a URL, or `keyword=value` pairs, and for what neither says the
/// PG* environment variables and the service and password files; https://www.postgresql.org/docs/15/libpq-connect.html), with
/// several hosts, target_session_attrs, and all of its ssl settings. A URL may also set what the server calls parameters:
/// `?search_path=shop,public&statement_timeout=5s&lock_timeout=1s`; in the other form these are `options=-c search_path=shop`.
class postgres_options {
public:
    /// As the environment says.
    postgres_options() : postgres_options(std::string_view{}) {}
    postgres_options(const char* url_or_keywords) : postgres_options(from_url(url_or_keywords)) {}
    postgres_options(const std::string& url_or_keywords) : postgres_options(from_url(url_or_keywords)) {}
    postgres_options(std::string_view url_or_keywords) : postgres_options(from_url(url_or_keywords)) {}

    /// Throws usage_error for what libpq does not understand.
    static postgres_options from_url(std::string_view url_or_keywords) {
        postgres_options made{nothing{}};
        const std::string own = made.take_parameters(url_or_keywords);
        char* why = nullptr;
        PQconninfoOption* const read = PQconninfoParse(own.c_str(), &why);
        if (read == nullptr) {
            // libpq tells the whole text where it does not understand it, and that may hold a password.
            PQfreemem(why);
            refuse("the text is no URL or list of keyword=value that libpq understands");
        }
        const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options{read, &PQconninfoFree};
        std::string more = "-c TimeZone=UTC";  // what is cut out of an instant, its hour or its day, is cut out of UTC; a later one wins
        for (const PQconninfoOption* each = read; each->keyword != nullptr; ++each) {
            if (each->val == nullptr) continue;
            if (std::string_view{each->keyword} == "options")
                more.append(" ").append(each->val);
            else
                made.set(each->keyword, each->val);
        }
        for (const auto& [name, value] : made.parameters_) {
            more += " -c " + name + "=";
            for (const char letter : value) {
                if (letter == ' ' || letter == '\\') more.push_back('\\');
                more.push_back(letter);
            }
        }
        made.set("options", std::move(more));
        return made;
    }

    /// Whether a URL is one of ours.
    static bool takes_url(std::string_view url) { return url.starts_with("postgres://") || url.starts_with("postgresql://"); }

    /// Sets one of libpq's keywords, such as "dbname" or "application_name".
    postgres_options& set(std::string_view keyword, std::string value) {
        for (auto& [known, old] : keywords_)
            if (known == keyword) return old = std::move(value), *this;
        keywords_.emplace_back(keyword, std::move(value));
        return *this;
    }
    /// Empty where nothing was said.
    std::string_view get(std::string_view keyword) const {
        for (const auto& [known, value] : keywords_)
            if (known == keyword) return value;
        return {};
    }

    const std::vector<std::pair<std::string, std::string>>& keywords() const { return keywords_; }

private:
    struct nothing {};
    explicit postgres_options(nothing) {}

    [[noreturn, gnu::cold]] static void refuse(std::string_view why) {
        detail::raise<usage_error>({"varve: postgres: ", why, "; write postgres://user@host:5432/database?sslmode=verify-full, or host=… dbname=…"});
    }

    // Takes the server's parameters out of a URL, which libpq would refuse.
    std::string take_parameters(std::string_view url) {
        const auto question = url.find('?');
        if (!takes_url(url) || question == std::string_view::npos) {
            if (url.find("://") != std::string_view::npos && !takes_url(url)) refuse("the URL is of another scheme than postgres://");
            return std::string{url};
        }
        std::string kept{url.substr(0, question)};
        char before = '?';
        for (std::string_view rest = url.substr(question + 1); !rest.empty();) {
            const std::string_view pair = rest.substr(0, rest.find('&'));
            rest.remove_prefix(pair.size() < rest.size() ? pair.size() + 1 : rest.size());
            const std::string_view key = pair.substr(0, pair.find('='));
            bool is_parameter = false;
            for (const std::string_view each : {"search_path", "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "timezone"})
                is_parameter |= key == each;
            if (is_parameter && key.size() < pair.size()) {
                parameters_.emplace_back(key, decoded(pair.substr(key.size() + 1)));
                continue;
            }
            kept.push_back(before);
            kept += pair;
            before = '&';
        }
        return kept;
    }

    static std::string decoded(std::string_view text) {
        std::string out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const int high = text[i] == '%' && i + 2 < text.size() ? digit(text[i + 1]) : -1;
            const int low = high < 0 ? -1 : digit(text[i + 2]);
            if (low < 0) {
                if (text[i] == '%') refuse("a '%' of the URL is not followed by two hexadecimal digits");
                out.push_back(text[i]);
            } else {
                out.push_back(static_cast<char>(high * 16 + low));
                i += 2;
            }
        }
        return out;
    }
    static int digit(char letter) {
        if (letter >= '0' && letter <= '9') return letter - '0';
        const char lower = static_cast<char>(letter | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    std::vector<std::pair<std::string, std::string>> keywords_{};
    std::vector<std::pair<std::string, std::string>> parameters_{};
};

}  // namespace varve
