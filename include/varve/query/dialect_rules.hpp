// The rules of clauses that an engine lacks: asked where the text of a query is made for a backend, by sql_of and by sessions.
#pragma once

#include <string>

#include <varve/core/error.hpp>
#include <varve/core/rule.hpp>
#include <varve/sql/optional_clause.hpp>

namespace varve {

template <class Backend>
struct dialect_has_right_join {
    static constexpr bool holds = Backend::dialect.can().right_joins;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a query has a right join, which the engine lacks; each engine runs the clauses of its own SQL; begin with the other "
                      "table and use left_join");
    }
};

template <class Backend>
struct dialect_has_full_join {
    static constexpr bool holds = Backend::dialect.can().full_joins;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a query has a full join, which the engine lacks; each engine runs the clauses of its own SQL; make it of a left "
                      "join and union_all of the rows without a partner");
    }
};

template <class Backend>
struct dialect_has_returning {
    static constexpr bool holds = Backend::dialect.can().returning;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a statement has returning(), which the engine lacks; each engine runs the clauses of its own SQL; run it without, and "
                      "select the rows in the same transaction");
    }
};

template <class Backend>
struct dialect_has_on_conflict {
    static constexpr bool holds = Backend::dialect.can().on_conflict;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: an insert has on_conflict(), which the engine lacks; each engine runs the clauses of its own SQL; update first, and "
                      "insert where no row was updated, in one transaction");
    }
};

template <class Backend>
struct dialect_has_filter {
    static constexpr bool holds = Backend::dialect.can().filtered_aggregates;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: an aggregate has filter(), which the engine lacks; each engine runs the clauses of its own SQL; aggregate "
                      "case_when(condition, value), which is NULL elsewhere");
    }
};

template <class Backend>
struct dialect_has_window_functions {
    static constexpr bool holds = Backend::dialect.can().window_functions;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a query has over(), which the engine lacks; each engine runs the clauses of its own SQL; use a correlated subquery, "
                      "scalar(…), or aggregate in the program");
    }
};

template <class Backend>
struct dialect_has_window_groups {
    static constexpr bool holds = Backend::dialect.can().window_groups;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: the frame of a window counts in groups, which the engine lacks; each engine runs the clauses of its own SQL; count "
                      "in rows or by range");
    }
};

template <class Backend>
struct dialect_has_full_text {
    static constexpr bool holds = Backend::dialect.can().full_text;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a query looks for words, and the dialect has no full-text search; not every engine has one; ask with like() or "
                      "contains(), or use an engine whose capabilities have full_text");
    }
};

namespace detail {

template <class Rule, bool Asked>
consteval bool obeys_if() {
    if constexpr (Asked)
        return obeys<Rule>();
    else
        return true;
}

/// `Lacks` is made by clause_set::lacking; asked only where it is not empty.
template <class Backend, clause_set Lacks>
consteval bool check_clauses() {
    using enum optional_clause;
    return obeys_if<dialect_has_right_join<Backend>, Lacks.has(right_join)>() & obeys_if<dialect_has_full_join<Backend>, Lacks.has(full_join)>() &
           obeys_if<dialect_has_returning<Backend>, Lacks.has(returning)>() & obeys_if<dialect_has_on_conflict<Backend>, Lacks.has(on_conflict)>() &
           obeys_if<dialect_has_filter<Backend>, Lacks.has(filter)>() & obeys_if<dialect_has_window_functions<Backend>, Lacks.has(window)>() &
           obeys_if<dialect_has_window_groups<Backend>, Lacks.has(window_groups) && !Lacks.has(window)>() &
           obeys_if<dialect_has_full_text<Backend>, Lacks.has(full_text)>();
}

/// The same of a text that is made at run time.
inline void expect_clauses(clause_set needs, const capabilities& can, std::string_view engine) {
    const clause_set lacks = needs.lacking(can);
    if (lacks.empty()) [[likely]]
        return;
    std::string names;
    for (unsigned i = 0; i <= static_cast<unsigned>(optional_clause::full_text); ++i)
        if (lacks.has(static_cast<optional_clause>(i))) names.append(names.empty() ? "" : ", ").append(text_of(static_cast<optional_clause>(i)));
    throw usage_error("varve: " + std::string{engine} + " lacks what the statement is made of: " + names);
}

}  // namespace detail

}  // namespace varve
