#pragma once

#include <type_traits>

#include <varve/query/insert.hpp>
#include <varve/query/insertion.hpp>

namespace varve {

namespace detail {

/// One row: borrowed when it was an lvalue, owned when it was not.
template <class Model, bool KeyGiven, class Holder>
struct row_source {
    static constexpr bool has_values = insert_width<Model>(KeyGiven) != 0;
    Holder row;

    static constexpr bool writes(std::size_t column) { return insert_writes<Model>(column, KeyGiven); }

    template <bool>
    static constexpr void print(printing& to) {
        print_insert(to.out, to.dialect, columns_of<Model>, KeyGiven, 1);
        to.next += insert_width<Model>(KeyGiven);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        bind_columns(statement, held_by(row), insert_parameters<Model, KeyGiven>, position - 1);
        position += insert_width<Model>(KeyGiven);
    }
};

}  // namespace detail

/// An insert of one row, which leaves a generated key to the engine.
template <class Model, class Holder>
struct row_insertion : insertion<Model, detail::row_source<Model, false, Holder>> {
    /// The generated key is written as the row has it.
    constexpr auto with_key() const { return insertion<Model, detail::row_source<Model, true, Holder>>{{this->source.row}, {}}; }
};

/// A whole row: `insert(row).on_conflict<&metric::name>().do_update().returning()`. A named row is borrowed and must outlive
/// the query; a temporary is moved into it. A generated key is left to the engine; see with_key(). Behaviours (timestamps,
/// versions, audits) are the repository's, which this bypasses.
template <class Row>
    requires is_model<std::remove_cvref_t<Row>>
constexpr auto insert(Row&& row) {
    using model = std::remove_cvref_t<Row>;
    static_cast<void>(detail::model_is_sound<model>);
    if constexpr (std::is_lvalue_reference_v<Row>)
        return row_insertion<model, const model*>{{{&row}, {}}};
    else
        return row_insertion<model, model>{{{static_cast<Row&&>(row)}, {}}};
}

}  // namespace varve
