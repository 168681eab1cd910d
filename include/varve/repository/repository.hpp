// A repository is one model's table in the hands of a program: rows go in and come out as the model's own struct, each
// call one prepared statement with bound values. It stands on query/ (texts) and session/ (statements), and is what
// applications call.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include <varve/core/rule.hpp>
#include <varve/model/model.hpp>
#include <varve/query/query.hpp>
#include <varve/repository/generated_key.hpp>
#include <varve/session/session.hpp>

namespace varve {

/// The rows of `Model` on `Backend`. Cheap to make; the session must outlive it. Throws the classes of varve::error.
template <class Model, backend Backend>
class repository {
public:
    explicit repository(session<Backend>& session) : session_(session) { static_cast<void>(detail::model_is_sound<Model>); }

    /// Inserts a row. A generated key is written back into it; a key that is set (is not zero) is kept.
    Model& insert(Model& row) {
        if constexpr (detail::has_generated_key<Model>) {
            if (detail::key_is_unset(row)) {
                session_.run(detail::insert_query<Model, false>{row});
                detail::set_generated_key(row, session_.last_insert_rowid());
                return row;
            }
        }
        session_.run(detail::insert_query<Model, true>{row});
        return row;
    }
    Model insert(Model&& row) {
        insert(row);
        return std::move(row);
    }

    /// Inserts a range of rows, many in one statement, all or none, and writes generated keys back when the range's
    /// elements can be written. Returns how many.
    template <class Range>
    std::size_t insert_range(Range&& rows);

    /// The row with this key, if there is one. A composite key takes its values in the order of the fields.
    template <class... Key>
    std::optional<Model> get(const Key&... key) {
        if constexpr (detail::obeys<key_matches<Model, Key...>>())
            return session_.first(detail::get_query<Model, Key...>{{{key}...}});
        else
            return std::nullopt;
    }

    /// The first row for which a condition holds, if there is one.
    template <predicate Predicate>
    std::optional<Model> find(const Predicate& condition) {
        return session_.first(select<Model>().where(condition).limit(1));
    }

    /// Every row for which a condition holds.
    template <predicate Predicate>
    std::vector<Model> where(const Predicate& condition) {
        return session_.all(select<Model>().where(condition));
    }

    /// Every row. For a table that may be large, stream() instead.
    std::vector<Model> all() { return session_.all(select<Model>()); }

    /// Every row, one at a time.
    auto stream() { return session_.stream(select<Model>()); }
    template <predicate Predicate>
    auto stream(const Predicate& condition) {
        return session_.stream(select<Model>().where(condition));
    }

    /// Writes all fields of the row that has this object's key. False when there is none.
    bool update(const Model& row) { return session_.run(detail::update_by_key_query<Model>{row}) != 0; }

    /// Inserts the row, or writes its fields over the one that has the same key; with members named, over the one that is
    /// the same in that unique fact: `upsert<&metric::name, &metric::dataset>(row)`. The key of the row that is there stays,
    /// and is not read back.
    template <member auto... Unique>
    void upsert(const Model& row) {
        if constexpr (detail::has_generated_key<Model>) {
            if (detail::key_is_unset(row)) {
                session_.run(detail::upsert_query<Model, false, Unique...>{row});
                return;
            }
        }
        session_.run(detail::upsert_query<Model, true, Unique...>{row});
    }

    /// Deletes the row with this key. False when there is none.
    template <class... Key>
    bool erase(const Key&... key) {
        if constexpr (detail::obeys<key_matches<Model, Key...>>())
            return session_.run(detail::erase_by_key_query<Model, Key...>{{{key}...}}) != 0;
        else
            return false;
    }

    /// Deletes every row for which a condition holds; returns how many.
    template <predicate Predicate>
    std::int64_t erase_where(const Predicate& condition) {
        return session_.run(varve::erase<Model>().where(condition));
    }

    /// How many rows there are, or how many a condition holds for.
    std::int64_t count() { return count_of(select<counted>(varve::count()).template from<Model>()); }
    template <predicate Predicate>
    std::int64_t count(const Predicate& condition) {
        return count_of(select<counted>(varve::count()).template from<Model>().where(condition));
    }

    /// Whether a condition holds for any row.
    template <predicate Predicate>
    bool exists(const Predicate& condition) {
        return find(condition).has_value();
    }

private:
    struct counted {
        std::int64_t rows{};
    };
    template <class Query>
    std::int64_t count_of(const Query& query) {
        return session_.first(query)->rows;
    }

    session<Backend>& session_;
};

}  // namespace varve

#include <varve/repository/insert_range.hpp>
