#pragma once

#include <string_view>

#include <varve/sql/capabilities.hpp>

namespace varve {

/// What a query may be made of and not every engine has; each stands for a flag of capabilities.
enum class optional_clause : unsigned char { right_join, full_join, returning, on_conflict, filter, window, window_groups, full_text };

/// Which of them a text has, found out while it is printed. Usable as a template argument, hence public.
struct clause_set {
    unsigned bits = 0;

    template <class... Clauses>
    static constexpr clause_set of(Clauses... clauses) {
        return {(0U | ... | bit(clauses))};
    }
    constexpr void add(optional_clause one) { bits |= bit(one); }
    constexpr void add(clause_set others) { bits |= others.bits; }
    constexpr bool has(optional_clause one) const { return (bits & bit(one)) != 0; }
    constexpr bool empty() const { return bits == 0; }
    /// Those that an engine lacks.
    constexpr clause_set lacking(const capabilities& can) const {
        clause_set lacks = *this;
        const auto drop = [&](optional_clause one, bool is_there) {
            if (is_there) lacks.bits &= ~bit(one);
        };
        drop(optional_clause::right_join, can.right_joins);
        drop(optional_clause::full_join, can.full_joins);
        drop(optional_clause::returning, can.returning);
        drop(optional_clause::on_conflict, can.on_conflict);
        drop(optional_clause::filter, can.filtered_aggregates);
        drop(optional_clause::window, can.window_functions);
        drop(optional_clause::window_groups, can.window_groups);
        drop(optional_clause::full_text, can.full_text);
        return lacks;
    }

private:
    static constexpr unsigned bit(optional_clause one) { return 1U << static_cast<unsigned>(one); }
};

constexpr std::string_view text_of(optional_clause clause) {
    constexpr std::string_view texts[] = {"RIGHT JOIN", "FULL JOIN", "RETURNING", "ON CONFLICT", "FILTER", "OVER", "GROUPS", "full-text search"};
    return texts[static_cast<unsigned>(clause)];
}

}  // namespace varve
