#pragma once

#include <cstddef>

#include <varve/model/audited.hpp>
#include <varve/query/table_columns.hpp>

namespace varve {

// What a repository is asked for that only a behaviour of its model can do.

template <class Model>
struct rows_are_soft_deleted {
    static constexpr bool holds = detail::has_behaviour<Model, detail::behaviour::soft_deleted>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: deleted rows are asked for, but the model keeps none; erase deletes for good unless deletion is soft; add the "
                      "fact varve::soft_deleted<…> to the model named in this rule");
    }
};

template <class Model>
struct changes_are_audited {
    static constexpr bool holds = detail::has_behaviour<Model, detail::behaviour::audited>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a history is asked for, but the model has none; changes are written down for audited models; add the fact "
                      "varve::audited<> to the model named in this rule");
    }
};

template <class Model>
struct rows_are_retained {
    static constexpr bool holds = detail::has_behaviour<Model, detail::behaviour::retained>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: old rows are to expire, but the model keeps them for ever; rows expire by their retention; add the fact "
                      "varve::retained<…>(age) to the model named in this rule");
    }
};

/// `history(key…)` or `history(key…, limit)`, `revert(key…, revision)`.
template <class Model, std::size_t Given, std::size_t Behind>
struct key_has_a_number_behind_it {
    static constexpr bool holds = Given == detail::key_size<Model> + Behind;  // or one more, which the caller knows
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a history is asked for with another number of values than its key has; the values of the key come "
                      "first, in the order of the fields, and behind them the limit of history() or the revision of revert(); give "
                      "them all");
    }
};

/// Behaviours find the row they are about by its key.
template <class Model>
struct behaving_model_has_key {
    static constexpr bool holds = !detail::behaves<Model> || detail::key_size<Model> != 0;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a model has behaviours but no primary key; behaviours find rows by key; add the fact "
                      "varve::primary_key<…> to the model named in this rule");
    }
};

}  // namespace varve
