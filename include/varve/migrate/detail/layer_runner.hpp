#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/migrate/batch.hpp>
#include <varve/migrate/detail/segments.hpp>
#include <varve/migrate/detail/with_live.hpp>
#include <varve/migrate/hash.hpp>
#include <varve/migrate/layer.hpp>
#include <varve/migrate/migration_event.hpp>
#include <varve/migrate/version_table.hpp>

namespace varve::migration::detail {

/// Takes a database through one layer, up or down, in one transaction: all of it happens, with its row in
/// varve_revision, or nothing does.
class layer_runner {
public:
    layer_runner(any_session& session, const layer& of, direction way, const listener& told)
        : session_(session),
          dialect_(session.dialect()),
          layer_(of),
          way_(way),
          told_(told),
          segments_(segments_of(way == direction::up ? of.up : of.down)) {}

    /// `from` is the fold of what is applied; `position` the layer's place in the order of application.
    void run(const schema::schema& from, std::int64_t position) {
        if (!dialect_.can().transactional_ddl)
            throw feature_not_supported(
                std::string{dialect_.name()} +
                " cannot roll DDL back, and a migration that cannot be resumed is refused");
        plan frame = outline(from);
        tell(migration_event::moment::begins);
        try {
            for (const ddl_statement& each : frame.before) run_statement(each);
            session_.begin(transaction_mode::immediate);
            run_segments(from, frame.before);
            record(position);
            tell(migration_event::moment::before_commit);
            session_.commit();
        } catch (...) {
            give_up(frame.after);
        }
        tell(migration_event::moment::committed);
        for (const ddl_statement& each : frame.after) run_statement(each);
        tell(migration_event::moment::done);
    }

private:
    static constexpr const char* outcome =
        ". The database is as it was before this revision; run the command again once the cause is "
        "gone";

    /// What must run around the transaction, known before it begins.
    plan outline(schema::schema state) const {
        plan all;
        for (const segment& piece : segments_) {
            const plan one = plan_of(piece, dialect_, state);
            unite(all.before, one.before);
            unite(all.after, one.after);
            advance(state, piece);
        }
        return all;
    }

    void run_segments(schema::schema state, const std::vector<ddl_statement>& ran_before) {
        for (const segment& piece : segments_) {
            if (piece.data != nullptr)
                run_data(*piece.data);
            else {
                // Asked anew for each piece: SQL and data steps may have made triggers and indexes of their own.
                const plan one = plan_of(piece, dialect_, with_live(state, session_.introspect(), dialect_));
                std::vector<ddl_statement> needed = ran_before;
                unite(needed, one.before);
                if (needed.size() != ran_before.size())
                    throw migration_error("this needs `" + needed.back().sql +
                                          "` before the transaction begins, which is too late "
                                          "here; put it into a revision of its own");
                for (const ddl_statement& each : one.statements) run_statement(each);
            }
            advance(state, piece);
        }
    }

    void run_statement(const ddl_statement& statement) {
        begin_statement(statement.sql);
        if (statement.what == ddl_statement::role::execute) {
            session_.execute(statement.sql);
            return;
        }
        if (!session_.query(statement.sql).empty())
            throw migration_error(statement.failure.empty()
                                      ? "a check found rows that must not be there: " +
                                            statement.sql
                                      : statement.failure);
    }

    void run_data(const data_step& step) {
        begin_statement(step.name);
        const auto told = [](void* self, std::int64_t rows) {
            static_cast<layer_runner*>(self)->rows_ = rows;
            static_cast<layer_runner*>(self)->tell(migration_event::moment::rows_done);
        };
        batch rows{1000, told, this};
        step.run(session_, rows);
        if (!session_.in_transaction())
            throw migration_error(
                "data step \"" + step.name +
                "\" ended the migration's transaction; leave commit and rollback to the runner");
    }

    void begin_statement(std::string_view sql) {
        sql_ = sql;
        ++statement_;
        tell(migration_event::moment::before_statement);
        if (session_.in_transaction()) journal_.push_back(sql_);
    }

    void record(std::int64_t position) {
        sql_ = "the bookkeeping in varve_revision";
        ++statement_;
        tell(migration_event::moment::before_statement);
        version_table table{session_};
        if (!table.exists())
            for (const std::string& each : version_table::statements_to_create(dialect_))
                session_.execute(each);
        if (way_ == direction::up)
            table.insert({layer_.id, hash_of(layer_), layer_.message, {}, position});
        else
            table.erase(layer_.id);
        for (std::size_t i = 0; i < journal_.size(); ++i)
            table.note(layer_.id, way_, static_cast<int>(i + 1), journal_[i]);
    }

    [[noreturn]] void give_up(const std::vector<ddl_statement>& after) {
        const std::exception_ptr cause = std::current_exception();
        const std::string where = failure_text();
        std::string then = outcome;
        try {
            if (session_.in_transaction()) session_.rollback();
            for (const ddl_statement& each : after) session_.execute(each.sql);
        } catch (const error& second) {
            then = ". Then the connection failed too: " + std::string{second.what()} +
                   "; close it, and the database is as it was before this revision";
        }
        try {
            std::rethrow_exception(cause);
        } catch (const error& what) {
            error_details details = what.details();
            if (details.sql.empty()) details.sql = sql_;
            std::throw_with_nested(migration_error(where + what.what() + then, details));
        } catch (const std::exception& what) {
            std::throw_with_nested(migration_error(where + what.what() + then, {.sql = sql_}));
        }
    }

    std::string failure_text() const {
        std::string text = "revision " + layer_.id + " (" + layer_.message + ") could not be ";
        text += way_ == direction::up ? "applied" : "undone";
        if (statement_ != 0) text += ": statement " + std::to_string(statement_) + ", " + sql_;
        return text + ": ";
    }

    void tell(migration_event::moment what) const {
        if (told_) told_({what, way_, layer_.id, layer_.message, statement_, sql_, rows_});
    }

    any_session& session_;
    const migration_dialect& dialect_;
    const layer& layer_;
    direction way_;
    const listener& told_;
    std::vector<segment> segments_;
    std::vector<std::string> journal_;
    std::string sql_;
    int statement_ = 0;
    std::int64_t rows_ = 0;
};

}  // namespace varve::migration::detail
