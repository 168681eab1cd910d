#pragma once

#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/query/erase.hpp>
#include <varve/query/select.hpp>
#include <varve/query/update.hpp>
#include <varve/repository/detail/audit.hpp>
#include <varve/repository/detail/behaving_reads.hpp>
#include <varve/repository/detail/behaving_writes.hpp>
#include <varve/repository/detail/insert_row.hpp>
#include <varve/repository/detail/settle_query.hpp>
#include <varve/repository/detail/stamps.hpp>

namespace varve::detail {

/// What a repository does for a model that has behaviours: the same calls, with times, marks, versions and history.
template <class Model, backend Backend, seen_rows Seen>
class behaving {
public:
    /// Writes histories in the transaction of each call; or notes them in that of a larger whole, which writes it.
    behaving(session<Backend>& session, const repository_options& options, audit<Model, Backend>* joined = nullptr)
        : session_(session), options_(options), joined_(joined) {}

    void insert(Model& row) {
        stamp_new(row, now());
        audited([&](auto& history) {
            insert_row(session_, row);
            history.note(key_of_row<Model>{row}.text(), history_operation::inserted, {}, texts(row));
            return true;
        }, [&] { insert_row(session_, row); return true; });
    }

    /// `write(rows)` inserts them all, in a transaction of its own, and writes their keys back.
    template <class Range, class Write>
    std::size_t insert_range(Range& rows, Write write) {
        using element = std::remove_reference_t<decltype(*std::begin(rows))>;
        if constexpr (std::is_const_v<element>) {  // stamps and keys need a place to be written to
            std::vector<Model> copies(std::begin(rows), std::end(rows));
            return insert_range(copies, write);
        } else {
            const timestamp_value at = now();
            for (Model& row : rows) stamp_new(row, at);
            std::size_t written = 0;
            audited([&](auto& history) {
                written = write(rows);
                for (const Model& row : rows)
                    history.note(key_of_row<Model>{row}.text(), history_operation::inserted, {}, texts(row));
                return true;
            }, [&] { written = write(rows); return true; });
            return written;
        }
    }

    template <class Key>
    std::optional<Model> get(const Key& key) {
        return session_.first(seen_row_query<Model, Seen, Key>{key});
    }

    template <class Change>
    bool update(Model& row, const Change& change = {}) {
        kept_stamps<Model> before{row};
        stamp_update(row, now());
        const key_of_row<Model> key{row};
        const bool done = audited([&](auto& history) {
            const std::optional<Model> old = session_.first(seen_row_query<Model, Seen, key_of_row<Model>>{key});
            if (!old) return false;
            const auto was = texts(*old);
            auto is = texts(row);
            for (std::size_t i = 0; i < column_count<Model>; ++i)
                if (!change.writes(i)) is[i] = was[i];
            if (!run_change(row, change)) return false;
            history.note(key.text(), history_operation::updated, was, is);
            return true;
        }, [&] { return run_change(row, change); });
        if (done) before.keep_new(row);
        return done;
    }

    /// Inserts the row or writes it over the one that is there, erased or not, and takes back what stayed.
    template <auto... Unique>
    void upsert(Model& row) {
        stamp_new(row, now());
        std::optional<Model> settled;
        const auto run = [&] {
            if constexpr (has_generated_key<Model>)
                if (key_is_unset(row)) {
                    settled = session_.first(settle_query<Model, false, Unique...>{row});
                    return true;
                }
            settled = session_.first(settle_query<Model, true, Unique...>{row});
            return true;
        };
        audited([&](auto& history) {
            const std::optional<Model> old = session_.first(settled_before_query<Model, Unique...>{row});
            run();
            history.note(key_of_row<Model>{*settled}.text(), old ? history_operation::updated : history_operation::inserted,
                         old ? texts(*old) : row_texts<Model>{}, texts(*settled));
            return true;
        }, run);
        row = std::move(*settled);
    }

    /// By key alone, or of an object, whose version is then compared.
    template <bool Compares, class Key>
    bool erase(const Key& key, std::int64_t version = 0) {
        if constexpr (soft_deletes<Model>)
            return mark<true, Compares>(key, version);
        else
            return purge<Compares>(key, version);
    }
    template <class Key>
    bool restore(const Key& key) {
        return mark<false, false>(key, 0);
    }
    template <bool Compares, class Key>
    bool purge(const Key& key, std::int64_t version = 0) {
        const auto remove = [&] { return session_.run(remove_query<Model, Compares, Key>{key, version}) != 0; };
        return audited([&](auto& history) {
            const std::optional<Model> old = session_.first(seen_row_query<Model, seen_rows::all, Key>{key});
            if (!old || !remove()) return refuse_stale<Compares>(key, version);
            history.note(key.text(), history_operation::erased, texts(*old), {});
            return true;
        }, [&] { return remove() || refuse_stale<Compares>(key, version); });
    }

    template <class Predicate>
    std::int64_t erase_where(const Predicate& condition) {
        if constexpr (soft_deletes<Model>)
            return mark_where(condition && col<behaviour_of<Model, behaviour::soft_deleted>::deleted>.is_null());
        else
            return purge_where(condition);
    }

    /// Deletes for good the rows that are older than their retention allows at `now`.
    std::int64_t expire(timestamp_value now) {
        using retained = behaviour_of<Model, behaviour::retained>;
        using field = without_optional<member_value<retained::at>>;
        now.microseconds -= retention<Model>;
        return purge_where(col<retained::at> < instant_as<field>(now));
    }

    /// Only the rows that are seen.
    template <class Query>
    static constexpr auto seen(const Query& query) {
        if constexpr (soft_deletes<Model> && Seen == seen_rows::live)
            return query.where(col<behaviour_of<Model, behaviour::soft_deleted>::deleted>.is_null());
        else
            return query;
    }

    /// To a revision, or to the one that the row had at a time.
    template <class Key, class When>
    bool revert(const Key& key, When when) {
        using marking = change_of<Model, true>;
        auto whole = session_.transaction();
        std::optional<Model> row = session_.first(seen_row_query<Model, seen_rows::all, Key>{key});
        const bool is_there = row.has_value();
        if (!is_there) key.put_into(row.emplace());
        row_texts<Model> wanted = is_there ? texts(*row) : row_texts<Model>{};
        const std::vector<history_entry> history = read_history<Model>(session_, key.text(), INT64_MAX);
        const std::optional<std::int64_t> revision = revision_at(history, when);
        if (!revision || !take_back<Model>(wanted, history, *revision, is_there)) return false;
        if (!is_there)
            for (std::size_t i = 0; i < column_count<Model>; ++i)
                if (!audited_columns<Model>[i] && is_lost(i)) return false;
        put_texts(*row, wanted, [&](std::size_t column, bool may_be_null) {  // a column that was added since is in no entry
            return audited_columns<Model>[column] && (is_there || may_be_null || wanted[column].has_value());
        });
        if (is_there)
            behaving<Model, Backend, seen_rows::all>{session_, options_}.template update<marking>(*row);
        else
            insert(*row);
        whole.commit();
        return true;
    }

    timestamp_value now() const { return {static_cast<std::int64_t>(options_.clock->now().time_since_epoch().count())}; }

private:
    static row_texts<Model> texts(const Model& row) { return texts_of(row); }

    // Of a row that is gone, what no history tells cannot be brought back.
    static constexpr bool is_lost(std::size_t column) {
        constexpr behaviour_positions notes = behaviour_columns<Model>;
        return !roles_of<Model>[column].is_key && !roles_of<Model>[column].is_computed && column != notes.created &&
               column != notes.updated && column != notes.version;
    }

    // `audited` runs with a history, in one transaction with it, which is kept when it says true; without a history `plain`.
    template <class Audited, class Plain>
    bool audited(Audited action, [[maybe_unused]] Plain plain) {
        if constexpr (is_audited<Model>) {
            if (joined_ != nullptr) return action(*joined_);
            auto whole = session_.transaction();
            audit<Model, Backend> history{session_, options_};
            if (!action(history)) return false;
            history.write();
            whole.commit();
            return true;
        } else {
            return plain();
        }
    }

    template <class Change>
    bool run_change(const Model& row, const Change& change) {
        if (session_.run(change.template query<Seen>(row)) != 0) return true;
        if constexpr (has_versions<Model>)
            return refuse_stale<true>(key_of_row<Model>{row}, version_of(row));
        else
            return false;
    }

    /// After a write that met no row: throws when there is one of another version, else says false.
    template <bool Compares, class Key>
    bool refuse_stale(const Key& key, std::int64_t expected) {
        if constexpr (Compares) {
            const std::optional<std::int64_t> found = session_.first(version_query<Model, Seen, Key>{key});
            if (found && *found != expected) throw_stale(table_name_of<Model>, key.text(), expected, *found);
        }
        return false;
    }

    template <bool Deletes, bool Compares, class Key>
    bool mark(const Key& key, std::int64_t version) {
        const timestamp_value at = now();
        const auto run = [&] { return session_.run(mark_query<Model, Deletes, Compares, Key>{key, at, version}) != 0; };
        return audited([&](auto& history) {
            const std::optional<Model> old = session_.first(seen_row_query<Model, seen_rows::all, Key>{key});
            if (!old || !run()) return refuse_stale<Compares>(key, version);
            note_mark<Deletes>(history, key.text(), *old, at);
            return true;
        }, [&] { return run() || refuse_stale<Compares>(key, version); });
    }

    template <bool Deletes, class History>
    static void note_mark(History& history, const std::string& key, const Model& old, timestamp_value at) {
        constexpr std::size_t deleted = behaviour_columns<Model>.deleted;
        using field = column_field_type<Model, deleted>;
        const auto was = texts(old);
        auto is = was;
        text_writer written;
        if constexpr (Deletes) codec<field>::bind(written, 0, instant_as<field>(at));
        is[deleted] = std::move(written.text);
        history.note(key, Deletes ? history_operation::hidden : history_operation::restored, was, is);
    }

    template <class Predicate>
    std::int64_t mark_where(const Predicate& condition) {
        const timestamp_value at = now();
        const auto run = [&] { return session_.run(marking(varve::update<Model>(), at).where(condition)); };
        std::int64_t rows = 0;
        audited([&](auto& history) {
            for (const Model& old : session_.all(select<Model>().where(condition)))
                note_mark<true>(history, key_of_row<Model>{old}.text(), old, at);
            rows = run();
            return true;
        }, [&] { rows = run(); return true; });
        return rows;
    }

    template <class Start>
    static auto marking(const Start& start, timestamp_value at) {
        constexpr auto deleted = behaviour_of<Model, behaviour::soft_deleted>::deleted;
        const auto marked = start.set(varve::set<deleted>(instant_as<without_optional<member_value<deleted>>>(at)));
        if constexpr (has_timestamps<Model>) {
            constexpr auto updated = behaviour_of<Model, behaviour::timestamps>::updated;
            return counting(marked.set(varve::set<updated>(instant_as<without_optional<member_value<updated>>>(at))));
        } else {
            return counting(marked);
        }
    }
    template <class Start>
    static auto counting(const Start& start) {
        if constexpr (has_versions<Model>) {
            constexpr auto version = behaviour_of<Model, behaviour::versioned>::version;
            return start.set(varve::set<version>(col<version> + 1));
        } else {
            return start;
        }
    }

    template <class Predicate>
    std::int64_t purge_where(const Predicate& condition) {
        const auto run = [&] { return session_.run(varve::erase<Model>().where(condition)); };
        std::int64_t rows = 0;
        audited([&](auto& history) {
            for (const Model& old : session_.all(select<Model>().where(condition)))
                history.note(key_of_row<Model>{old}.text(), history_operation::erased, texts(old), {});
            rows = run();
            return true;
        }, [&] { rows = run(); return true; });
        return rows;
    }

    session<Backend>& session_;
    const repository_options& options_;
    audit<Model, Backend>* joined_;
};

}  // namespace varve::detail
