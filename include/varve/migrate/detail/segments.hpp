#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/ddl/migration_dialect.hpp>
#include <varve/diff/apply.hpp>
#include <varve/migrate/step.hpp>

namespace varve::migration::detail {

/// Steps in the pieces in which they run: changes that follow each other are planned together, so that a table that
/// cannot be altered is rebuilt once; SQL and data steps stand alone.
struct segment {
    std::vector<change> changes{};  ///< what it does to the schema
    const sql_step* raw = nullptr;
    const data_step* data = nullptr;
};

inline std::vector<segment> segments_of(const std::vector<step>& steps) {
    std::vector<segment> out;
    for (const step& each : steps) {
        if (const change* one = std::get_if<change>(&each)) {
            if (out.empty() || out.back().raw != nullptr || out.back().data != nullptr)
                out.emplace_back();
            out.back().changes.push_back(*one);
        } else if (const sql_step* raw = std::get_if<sql_step>(&each))
            out.push_back({raw->effect, raw, nullptr});
        else
            out.push_back({{}, nullptr, &std::get<data_step>(each)});
    }
    return out;
}

/// What the engine must run for one segment, given the schema before it.
inline plan plan_of(const segment& piece, const migration_dialect& dialect, const schema::schema& from) {
    if (piece.raw != nullptr) {
        const std::string_view text = schema::text_for(piece.raw->text, dialect.name());
        if (text.empty())
            throw migration_error("a raw SQL step has no text for " + std::string{dialect.name()} +
                                  "; give it one: execute({{\"" + std::string{dialect.name()} +
                                  "\", \"…\"}, …})");
        plan made;
        made.statements.push_back({.sql = std::string{text}});
        return made;
    }
    if (piece.changes.empty()) return {};
    return dialect.plan_changes(from, piece.changes);
}

inline void advance(schema::schema& state, const segment& piece) {
    for (const change& one : piece.changes) apply(state, one);
}

/// Appends what `more` has and `all` has not.
inline void unite(std::vector<ddl_statement>& all, const std::vector<ddl_statement>& more) {
    for (const ddl_statement& each : more) {
        bool known = false;
        for (const ddl_statement& other : all) known = known || other == each;
        if (!known) all.push_back(each);
    }
}

}  // namespace varve::migration::detail
