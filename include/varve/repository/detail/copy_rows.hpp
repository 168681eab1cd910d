#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <type_traits>
#include <vector>

#include <varve/backend/concept.hpp>
#include <varve/query/insert.hpp>
#include <varve/repository/generated_key.hpp>
#include <varve/session/session.hpp>

namespace varve::detail {

/// A connection that takes many rows at once by other means than INSERT: PostgreSQL's COPY.
template <class Connection>
concept copies_rows = requires { typename Connection::copy; };

/// From so many rows on it is worth the questions that come before.
inline constexpr std::size_t least_copied_rows = 500;

/// `"a", "b"`, the columns that an insert with its key names.
template <class Model>
std::string copied_column_names(const dialect& dialect) {
    std::string out;
    for (std::size_t i = 0; i < column_count<Model>; ++i) {
        if (!insert_writes<Model>(i, true)) continue;
        if (!out.empty()) out += ", ";
        dialect.append_identifier(out, layout_of<Model>[i].name);
    }
    return out;
}

/// Writes rows by COPY, with keys that are taken from the engine first where they have none. False, and nothing done, where
/// this table's columns cannot travel so.
template <class Model, backend Backend, class Iterator>
bool copy_rows(session<Backend>& session, Iterator first, std::size_t size, bool key_given) {
    auto& connection = session.connection();
    std::string table;
    append_table(table, session.dialect(), schema_name_of<Model>, table_name_of<Model>);
    const std::string columns = copied_column_names<Model>(session.dialect());
    auto forms = connection.copied_columns(table, columns);
    if (forms.empty()) return false;
    if constexpr (has_generated_key<Model>) {
        if constexpr (std::is_const_v<std::remove_reference_t<decltype(*first)>>) {
            if (!key_given) return false;
        } else if (!key_given) {
            const std::vector<std::int64_t> keys = connection.take_keys(table, layout_of<Model>[identity_position<Model>].name, size);
            if (keys.size() != size) return false;
            Iterator each = first;
            for (const std::int64_t key : keys) {
                set_generated_key(*each, key);
                ++each;
            }
        }
    }
    auto copy = connection.begin_copy(table, columns, std::move(forms));
    for (std::size_t i = 0; i < size; ++i, ++first) {
        copy.begin_row();
        bind_columns(copy, *first, insert_parameters<Model, true>, 0);
    }
    copy.finish();
    return true;
}

}  // namespace varve::detail
