#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include <varve/backend/concept.hpp>
#include <varve/core/error.hpp>

namespace varve {

namespace detail {

/// Whether a URL is one of this backend's: its options say so (SQLite takes paths, too), or its name is the scheme.
template <class Backend>
bool takes_url(std::string_view url) {
    if constexpr (requires { Backend::options::takes_url(url); })
        return Backend::options::takes_url(url);
    else
        return url.starts_with(Backend::name) && url.substr(Backend::name.size()).starts_with("://");
}

}  // namespace detail

/// The options of one of the backends. A URL or path turns into them by itself, and so do the options of each backend.
template <backend... Backends>
class any_options {
public:
    using chosen_type = std::variant<typename Backends::options...>;

    any_options(const char* url) : any_options(from_url(url)) {}
    any_options(const std::string& url) : any_options(from_url(url)) {}
    any_options(std::string_view url) : any_options(from_url(url)) {}
    template <class Options>
        requires(std::same_as<Options, typename Backends::options> || ...)
    any_options(Options options) : chosen_(std::move(options)) {}

    /// The first backend that takes the URL. Throws usage_error when none does, and what that backend says.
    static any_options from_url(std::string_view url) {
        std::string names;
        any_options made;
        const bool taken = (... || [&] {
            names.append(names.empty() ? "" : ", ").append(Backends::name);
            if (!detail::takes_url<Backends>(url)) return false;
            made.chosen_.template emplace<typename Backends::options>(Backends::options::from_url(url));
            return true;
        }());
        if (!taken) refuse(url, names);
        return made;
    }

    bool lives_in_connection() const {
        return std::visit(
            [](const auto& options) {
                if constexpr (requires { options.lives_in_connection(); })
                    return options.lives_in_connection();
                else
                    return false;
            },
            chosen_);
    }

    const chosen_type& chosen() const { return chosen_; }

private:
    any_options() = default;

    [[noreturn, gnu::cold]] static void refuse(std::string_view url, const std::string& names) {
        // Only the scheme is told: a URL may hold a password.
        const auto colon = url.find("://");
        const std::string what = colon == std::string_view::npos ? "a path" : "the scheme \"" + std::string{url.substr(0, colon)} + "\"";
        throw usage_error("varve: any: none of the engines that are compiled in takes " + what + "; name one of " + names +
                          ", or compile that backend in");
    }

    chosen_type chosen_{};
};

}  // namespace varve
