#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>

#include <varve/core/rule.hpp>
#include <varve/model/behaviour.hpp>
#include <varve/model/column_identity.hpp>
#include <varve/model/history_row.hpp>
#include <varve/model/instant.hpp>

namespace varve {

/// A model of one's own for the history has the fields that are written to it.
template <class History>
struct history_model_has_fields {
    static constexpr bool holds = is_model<History> && requires(History& row) {
        { row.row_key } -> std::same_as<std::string&>;
        { row.revision } -> std::same_as<std::int64_t&>;
        { row.field } -> std::same_as<std::string&>;
        { row.operation } -> std::same_as<history_operation&>;
        { row.old_value } -> std::same_as<std::optional<std::string>&>;
        { row.new_value } -> std::same_as<std::optional<std::string>&>;
        { row.actor } -> std::same_as<std::string&>;
        requires detail::is_instant<decltype(row.changed_at)>;
    };
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a history model lacks a field of a history; changes are written to the fields row_key, field, actor "
                      "(std::string), revision (std::int64_t), operation (varve::history_operation), old_value, new_value "
                      "(std::optional<std::string>) and changed_at (varve::timestamp); give the struct named in this rule all of them");
    }
};

namespace detail {

template <class History, auto... Members>
struct audited_fact {
    static constexpr behaviour is_behaviour = behaviour::audited;
    using members = member_list<Members...>;
    using history = History;

    /// Writes the history to a model of your own instead of the table made from the model's name.
    template <class Own>
    constexpr auto into() const {
        if constexpr (obeys<history_model_has_fields<Own>>())
            return audited_fact<Own, Members...>{};
        else
            return no_behaviour{};
    }
};

template <class Model, class History>
struct history_of_fact {
    using type = History;
};
template <class Model>
struct history_of_fact<Model, void> {
    using type = history_row<Model>;
};

/// The model of an audited model's history.
template <class Model>
using history_of = typename history_of_fact<Model, typename behaviour_of<Model, behaviour::audited>::history>::type;

}  // namespace detail

/// Field-level history: `audited<>` of every field, `audited<&metric::value>` of those named (and of the mark of soft
/// deletion). Each change of a field is a row of the table `<table>_history`, with the old and the new value as text, the
/// actor, the time and what was done, written in the transaction of the change itself. A history goes by the key: SQLite
/// may give the generated key of a row that was erased for good to a new row, which then continues the history of the old one.
template <member auto... Members>
inline constexpr detail::audited_fact<void, Members...> audited{};

}  // namespace varve
