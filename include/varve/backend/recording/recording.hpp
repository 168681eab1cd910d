// A test double and the template to copy for a new backend. SQL and bound values come in and are recorded; the rows that
// a test put into the script go out. A real backend replaces each of the four parts: options and connection, statement,
// dialect, and this policy class; nothing outside its folder changes but one CMake line and one in the conformance suite.
#pragma once

#include <string_view>

#include <varve/backend/concept.hpp>
#include <varve/backend/recording/connection.hpp>
#include <varve/backend/recording/dialect.hpp>

namespace varve {

/// An engine that records: `varve::session<varve::recording>` runs anything and touches nothing.
struct recording {
    static constexpr std::string_view name = "recording";
    static constexpr recording_dialect dialect{};
    using options = recording_options;
    using connection = recording_connection;
    struct migrations;  ///< in varve/backend/recording/migrations.hpp
};

static_assert(backend<recording>);

}  // namespace varve
