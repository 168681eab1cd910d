#pragma once

#include <concepts>
#include <memory>
#include <string>
#include <string_view>

#include <varve/backend/concept.hpp>
#include <varve/ddl/migration_dialect.hpp>
#include <varve/session/any_session.hpp>
#include <varve/session/any_session_of.hpp>

namespace varve::detail {

/// A backend that the command line was compiled with.
struct engine {
    std::string_view name;
    const migration_dialect* dialect;
    /// Opens a URL; where an engine would make a database that does not exist, only if `may_create`.
    std::unique_ptr<any_session> (*open)(std::string_view url, bool may_create);
    /// A session with the backend's default options, for its scratch databases; null when it needs a URL.
    std::unique_ptr<any_session> (*open_default)();
};

template <backend Backend>
std::unique_ptr<any_session> open_session(const typename Backend::options& options) {
    return std::make_unique<any_session_of<Backend>>(
        session<Backend>{Backend::connection::open(options)});
}

template <backend Backend>
engine engine_of() {
    engine made{Backend::name, &Backend::migrations::dialect, nullptr, nullptr};
    made.open = [](std::string_view url, bool may_create) {
        auto options = Backend::options::from_url(url);
        if constexpr (requires {
                          { options.create } -> std::convertible_to<bool>;
                      })
            options.create = options.create && may_create;
        return open_session<Backend>(options);
    };
    if constexpr (std::default_initializable<typename Backend::options>)
        made.open_default = [] { return open_session<Backend>({}); };
    return made;
}

}  // namespace varve::detail
