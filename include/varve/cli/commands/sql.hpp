#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <varve/cli/context.hpp>
#include <varve/migrate/detail/segments.hpp>
#include <varve/migrate/fold.hpp>
#include <varve/migrate/hash.hpp>
#include <varve/migrate/migration_event.hpp>
#include <varve/migrate/target.hpp>
#include <varve/migrate/version_table.hpp>

namespace varve::detail {

/// Migrations as a script, for a database that this program may not reach.
class offline_script {
public:
    explicit offline_script(const migration_dialect& dialect) : dialect_(dialect) {}

    void add(const migration::layer& one, migration::direction way, const schema::schema& from,
             std::size_t position) {
        const bool up = way == migration::direction::up;
        line("-- " + std::string{up ? "upgrade " : "downgrade "} + one.id + " " + one.message);
        plan frame;
        schema::schema state = from;
        std::vector<std::string> inside;
        for (const migration::detail::segment& piece :
             migration::detail::segments_of(up ? one.up : one.down)) {
            if (piece.data != nullptr) {
                inside.push_back("-- data step \"" + piece.data->name + "\" version " +
                                 std::to_string(piece.data->version) +
                                 " is C++ and not in this script");
                left_out_ = true;
                continue;
            }
            const plan part = migration::detail::plan_of(piece, dialect_, state);
            migration::detail::unite(frame.before, part.before);
            migration::detail::unite(frame.after, part.after);
            for (const ddl_statement& each : part.statements) {
                if (each.what == ddl_statement::role::expect_no_rows)
                    inside.push_back(
                        "-- the next statement must return no row, otherwise roll back: " +
                        each.failure);
                inside.push_back(each.sql + ";");
            }
            migration::detail::advance(state, piece);
        }
        for (const ddl_statement& each : frame.before) line(each.sql + ";");
        line("begin;");
        for (const std::string& each : inside) line(each);
        if (up && position == 1)
            for (const std::string& each : migration::version_table::statements_to_create(dialect_))
                line(each + ";");
        line((up ? insertion(one, position) : removal(one)) + ";");
        line("commit;");
        for (const ddl_statement& each : frame.after) line(each.sql + ";");
        line("");
    }

    const std::string& text() const { return text_; }
    /// A data step could not be put into the script.
    bool left_out() const { return left_out_; }

private:
    void line(std::string_view sql) { (text_ += sql) += '\n'; }

    std::string literal(std::string_view text) const {
        std::string out;
        dialect_.append_text_literal(out, text);
        return out;
    }
    std::string table() const { return dialect_.identifier(migration::version_table::revisions); }

    std::string insertion(const migration::layer& one, std::size_t position) const {
        std::string columns;
        for (const std::string_view each : {"id", "hash", "message", "applied_at", "position"})
            columns += (columns.empty() ? "" : ", ") + dialect_.identifier(each);
        return "insert into " + table() + " (" + columns + ") values (" + literal(one.id) + ", " +
               literal(migration::hash_of(one)) + ", " + literal(one.message) +
               ", current_timestamp, " + std::to_string(position) + ")";
    }
    std::string removal(const migration::layer& one) const {
        return "delete from " + table() + " where " + dialect_.identifier("id") + " = " +
               literal(one.id);
    }

    const migration_dialect& dialect_;
    std::string text_;
    bool left_out_ = false;
};

/// "from:to", or "to" from base. Prints the script; 1 when a data step had to be left out.
inline int run_sql(const command_context& context, const std::string& range) {
    const std::vector<migration::layer> layers = migration::fold(*context.set);
    const std::size_t colon = range.find(':');
    const std::string from =
        migration::resolve(layers, colon == std::string::npos ? "base" : range.substr(0, colon));
    const std::string to =
        migration::resolve(layers, colon == std::string::npos ? range : range.substr(colon + 1));
    const auto line_of = [&](const std::string& id) {
        return id.empty() ? std::vector<std::string>{} : migration::ancestors(layers, id);
    };
    std::vector<std::string> state = line_of(from);
    const std::vector<std::string> wanted = line_of(to);
    const auto has = [](const std::vector<std::string>& ids, const std::string& id) {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    const auto folded = [&] {
        schema::schema made;
        for (const migration::layer& each : layers)
            if (has(state, each.id)) migration::apply_steps(made, each.up);
        return made;
    };

    offline_script script{*context.chosen().dialect};
    for (auto each = layers.rbegin(); each != layers.rend(); ++each) {
        if (!has(state, each->id) || has(wanted, each->id)) continue;
        if (!each->reversible)
            throw migration_error("revision " + each->id +
                                  " cannot be undone: it has no downgrade");
        script.add(*each, migration::direction::down, folded(), 0);
        std::erase(state, each->id);
    }
    for (const migration::layer& each : layers) {
        if (!has(wanted, each.id) || has(state, each.id)) continue;
        script.add(each, migration::direction::up, folded(), state.size() + 1);
        state.push_back(each.id);
    }
    context.out.line(script.text());
    if (script.left_out())
        context.out.error("A data step is C++ and cannot be in a script; `upgrade` runs it.");
    return script.left_out() ? 1 : 0;
}

}  // namespace varve::detail
