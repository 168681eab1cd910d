#pragma once

#include <string_view>

#include <varve/core/fixed_string.hpp>
#include <varve/core/rule.hpp>
#include <varve/expression/column.hpp>
#include <varve/query/printing.hpp>
#include <varve/query/table_columns.hpp>
#include <varve/reflect/member_of.hpp>

namespace varve {

/// What rows may come from: a table by its own name or an alias, or a common table expression.
template <class T>
concept source = requires { typename std::remove_cvref_t<T>::source_tag; };

/// A source names columns of its own rows: `boss(col<&employee::id>)`.
template <class Model, auto Member>
struct column_is_of_source {
    static constexpr bool holds = is_member_of<Member, Model>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: an alias is given a column of another table; an alias names the columns of its own model; give it a "
                      "column of the struct named in this rule's first template argument");
    }
};

/// A model's table in a query, by its own name where the alias is empty.
template <class Model, fixed_string Alias = "">
struct table_source {
    using source_tag = void;
    using model = Model;
    static constexpr bool has_values = false;
    static constexpr std::string_view alias() { return Alias.view(); }

    /// The column as this source's.
    template <auto Member>
    constexpr auto operator()(const column_expression<Member>&) const {
        static_cast<void>(detail::obeys<column_is_of_source<Model, Member>>());
        return column_expression<Member, Alias>{};
    }

    static constexpr void print(detail::printing& to) {
        detail::append_table(to.out, to.dialect, detail::schema_name_of<Model>, detail::table_name_of<Model>);
        if constexpr (!Alias.empty()) {
            to.out += " AS ";
            to.dialect.append_identifier(to.out, alias());
        }
    }
    /// What stands before its columns.
    static constexpr std::string_view qualifier() { return Alias.empty() ? detail::table_name_of<Model> : alias(); }
};

/// A model's table by another name, so that it can stand in a query twice:
/// `constexpr auto boss = varve::alias<employee, "boss">;` then `boss(col<&employee::id>)`.
template <class Model, fixed_string Name>
inline constexpr table_source<Model, Name> alias{};

/// A model's table by its own name, where a source is wanted: `select(table_rows<employee>, boss)`.
template <class Model>
inline constexpr table_source<Model> table_rows{};

}  // namespace varve
