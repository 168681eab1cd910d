#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include <varve/query/table_columns.hpp>
#include <varve/repository/detail/value_text.hpp>

namespace varve::detail {

/// The values of a row as text, a column each: what histories hold.
template <class Model>
using row_texts = std::array<std::optional<std::string>, column_count<Model>>;

template <class Model>
row_texts<Model> texts_of(const Model& row) {
    row_texts<Model> texts;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (
            [&] {
                text_writer writer;
                codec<column_field_type<Model, I>>::bind(writer, 0, column_field<const Model, I>(row));
                texts[I] = std::move(writer.text);
            }(),
            ...);
    }(std::make_index_sequence<column_count<Model>>{});
    return texts;
}

/// Reads the columns for which `wanted(position, may_be_null)` holds back into a row.
template <class Model, class Wanted>
void put_texts(Model& row, const row_texts<Model>& texts, Wanted wanted) {
    text_reader reader{texts, columns_of<Model>.columns};
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (
            [&] {
                if (wanted(I, is_optional<column_field_type<Model, I>>)) read_field<schema::storage::natural>(reader, int{I}, column_field<Model, I>(row));
            }(),
            ...);
    }(std::make_index_sequence<column_count<Model>>{});
}

}  // namespace varve::detail
