#pragma once

#include <string>
#include <utility>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/ddl/rebuild_hooks.hpp>
#include <varve/diff/apply.hpp>

namespace varve::detail {

/// What opaque texts have become after renames. A fold leaves them alone, but the engine rewrites its own copy, and a
/// rebuild later in the same plan writes them again from ours. Where a name in a trigger could mean two things its text is
/// given up, and recreating that trigger is refused: never guessed.
class rebuild_texts {
public:
    constexpr explicit rebuild_texts(const rebuild_hooks& dialect) : dialect_(dialect) {}

    constexpr void table_renamed(const schema::schema& state, const std::string& from, const std::string& to) {
        bool ambiguous = false;
        for (const schema::table& table : state.tables)
            ambiguous = ambiguous || schema::find(table.columns, from) != nullptr;
        for (const schema::object& each : state.objects)
            if (each.kind == schema::object_kind::trigger) rename(each.text, from, to, ambiguous);
        if (schema::table renamed = *state.find_table(to); !ambiguous)
            each_expression(renamed, [&](schema::expression& each) { rename(each.text, from, to, false); });
    }

    constexpr void column_renamed(const schema::schema& state, const std::string& table, const std::string& from,
                                  const std::string& to) {
        schema::table own = *state.find_table(table);
        // Inside the table's own expressions a name can only be a column's.
        each_expression(own, [&](schema::expression& each) { rename(each.text, from, to, false); });
        for (const schema::object& each : state.objects) {
            if (each.kind != schema::object_kind::trigger) continue;
            const std::string sql = current(schema::text_for(each.text, dialect_.name()));
            if (each.table != table && dialect_.mentions(sql, table) == 0) continue;
            bool ambiguous = false;
            for (const schema::table& other : state.tables)
                ambiguous = ambiguous || other.name == from ||
                            (other.name != table && schema::find(other.columns, from) != nullptr &&
                             dialect_.mentions(sql, other.name) != 0);
            rename(each.text, from, to, ambiguous);
        }
    }

    /// The table with its opaque texts as the engine knows them now.
    constexpr schema::table current(const schema::table& given) const {
        schema::table table = given;
        each_expression(table, [&](schema::expression& each) {
            for (schema::dialect_text& text : each.text) text.text = current(text.text);
        });
        return table;
    }

    /// A trigger's CREATE statement as the engine knows it now; throws feature_not_supported when that is not known.
    constexpr std::string current_trigger(const schema::object& trigger) const {
        const std::string_view original = schema::text_for(trigger.text, dialect_.name());
        for (const rewritten& each : rewritten_)
            if (each.original == original && each.given_up)
                throw feature_not_supported("trigger '" + trigger.name +
                                            "' mentions a name that is renamed while its table is rebuilt, and that name can mean "
                                            "two things; rename in one migration and rebuild in the next, or drop and recreate "
                                            "the trigger");
        return current(original);
    }

private:
    struct rewritten {
        std::string original{};
        std::string now{};
        bool given_up = false;
    };

    constexpr std::string current(std::string_view original) const {
        for (const rewritten& each : rewritten_)
            if (each.original == original) return each.now;
        return std::string{original};
    }

    constexpr void rename(const std::vector<schema::dialect_text>& texts, const std::string& from, const std::string& to,
                          bool ambiguous) {
        const std::string original{schema::text_for(texts, dialect_.name())};
        const std::string before = current(original);
        if (before.empty() || dialect_.mentions(before, from) == 0) return;
        std::string now = dialect_.with_renamed(before, from, to);
        for (rewritten& each : rewritten_) {
            if (each.original != original) continue;
            each.now = std::move(now);
            each.given_up = each.given_up || ambiguous;
            return;
        }
        rewritten_.push_back({original, std::move(now), ambiguous});
    }

    const rebuild_hooks& dialect_;
    std::vector<rewritten> rewritten_;
};

}  // namespace varve::detail
