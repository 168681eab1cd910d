#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <varve/query/detail/expression_node.hpp>
#include <varve/query/dynamic_scope.hpp>
#include <varve/query/field_operator.hpp>
#include <varve/query/table_columns.hpp>
#include <varve/reflect/field_names.hpp>
#include <varve/reflect/type_name.hpp>

namespace varve::detail {

/// A field that may be named by a text: what SQL is made from never is that text, but what stands here.
struct field_entry {
    std::string name{};            ///< as the struct has it; `billing.city` inside of embedded structs
    std::string_view owner{};      ///< the struct, or the alias of its table
    std::string_view qualifier{};  ///< what stands before the column where there is more than one table
    bool has_alias = false;
    const leaf* column = nullptr;
    schema::type (*type)() = nullptr;
    shared_node (*condition)(const field_entry& field, field_operator asks, std::span<const std::string_view> texts) = nullptr;

    void flatten(flattening& to) const {
        schema::node& made = to.add(schema::node_kind::column, 0, column->name);
        if (has_alias || to.qualified) append_owned(made.qualifier, qualifier);
    }
};

/// The names of a model's fields, in the order of its columns.
template <class Model>
void append_field_names(std::vector<std::string>& to, const std::string& before) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (
            [&] {
                const std::string name = before + std::string{field_names<Model>[I]};
                if constexpr (embedding_of<Model>.embedded[I])
                    append_field_names<field_type<Model, I>>(to, name + ".");
                else
                    to.push_back(name);
            }(),
            ...);
    }(std::make_index_sequence<field_count<Model>>{});
}

/// Of one name among those that are offered. Throws field_error when there is none, or more than one.
[[gnu::cold]] inline void refuse_field(std::string_view name, const std::vector<const field_entry*>& offered, const field_entry* other) {
    if (other != nullptr)
        throw field_error("varve: " + shown_text(name) + " names a field of several tables; name it as " + std::string{other->owner} + "." +
                              std::string{name},
                          {.sqlstate = "42702"});
    std::string owners;
    std::string names;
    for (const field_entry* each : offered) {
        if (owners.find(each->owner) == std::string::npos) owners.append(owners.empty() ? "" : " and ").append(each->owner);
        names.append(names.empty() ? "" : ", ").append(each->name);
    }
    throw field_error("varve: " + shown_text(name) + " names no field of " + owners + "; the fields are " + names, {.sqlstate = "42703"});
}

inline const field_entry& field_named(std::string_view name, const std::vector<const field_entry*>& offered) {
    const field_entry* found = nullptr;
    for (const field_entry* each : offered) {
        const bool full = name.size() == each->owner.size() + 1 + each->name.size() && name.starts_with(each->owner) &&
                          name[each->owner.size()] == '.' && name.ends_with(each->name);
        if (full) return *each;
        if (name != each->name) continue;
        if (found != nullptr) refuse_field(name, offered, found);
        found = each;
    }
    if (found == nullptr) refuse_field(name, offered, nullptr);
    return *found;
}

}  // namespace varve::detail
