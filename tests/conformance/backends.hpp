// The backends that the conformance suite runs on. A backend is one line in `tested_backends`; a third party puts its own there.
#pragma once

#include <cstdlib>
#include <string>
#include <tuple>

#ifdef VARVE_CONFORMANCE_ANY
#include <varve/backend/any/any.hpp>
#include <varve/backend/recording/recording.hpp>
#endif
#ifdef VARVE_CONFORMANCE_POSTGRES
#include <varve/backend/postgres/postgres.hpp>
#endif
#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/core/fixed_string.hpp>

namespace varve_test {

/// A backend and the database it is tried on: a URL, or for servers the environment variable that holds one.
template <class Backend, varve::fixed_string Url, varve::fixed_string Variable = "">
struct tested {
    using backend = Backend;

    /// Empty when the server is not named.
    static std::string url() {
        if constexpr (Variable.empty()) {
            return std::string{Url.view()};
        } else {
            const char* const named = std::getenv(std::string{Variable.view()}.c_str());
            return named == nullptr ? std::string{} : std::string{named};
        }
    }
};

#ifdef VARVE_CONFORMANCE_ANY
using tested_backends = std::tuple<tested<varve::any<varve::recording, varve::sqlite>, "sqlite://:memory:">>;
#elif defined(VARVE_CONFORMANCE_POSTGRES)
using tested_backends = std::tuple<tested<varve::postgres, "", "VARVE_TEST_POSTGRES">>;
#else
using tested_backends = std::tuple<
    tested<varve::sqlite, ":memory:">>;
#endif

}  // namespace varve_test
