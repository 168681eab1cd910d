// The words that a revision file is written in. Only an interface: what listens (the recorder, in the fold) checks each
// operation against the schema so far and writes it down, and none of that is compiled into a revision. Nothing runs here.
#pragma once

#include <initializer_list>
#include <string_view>

#include <varve/migrate/data_function.hpp>
#include <varve/migrate/object_definition.hpp>
#include <varve/migrate/table_part.hpp>

namespace varve::migration {

/// The place of a new column in its table, counted from 0: add_column("t", column(…), at(2)).
struct column_place {
    int position = -1;
};
constexpr column_place at(int position) { return {position}; }

/// Says of raw SQL that it leaves the schema as it is.
struct no_schema_effect_tag {};
inline constexpr no_schema_effect_tag no_schema_effect{};

/// Every function throws migration_error when the schema so far does not have what it names, or has it already.
class operations {
public:
    using column_change = void (*)(column_definition&);
    using effect = void (*)(operations&);
    using texts = std::initializer_list<schema::dialect_text>;

    virtual void create_table(table_name table, std::initializer_list<table_part> parts) = 0;
    virtual void drop_table(table_name table) = 0;
    virtual void rename_table(table_name from, table_name to) = 0;
    virtual void set_table_comment(table_name table, std::string_view comment) = 0;
    /// Replaces all options of the table.
    virtual void set_table_options(table_name table,
                                   std::initializer_list<schema::option> options) = 0;

    virtual void add_column(table_name table, const column_definition& column,
                            column_place place = {}) = 0;
    virtual void drop_column(table_name table, std::string_view column) = 0;
    /// The column of that name becomes what is given.
    virtual void alter_column(table_name table, const column_definition& column) = 0;
    /// alter_column("metrics", "value", [](auto& c) { c.null(); }): the rest of the column stays as it is.
    virtual void alter_column(table_name table, std::string_view column, column_change alter) = 0;
    virtual void rename_column(table_name table, std::string_view from, std::string_view to) = 0;

    virtual void set_primary_key(table_name table, const schema::primary_key& key) = 0;
    virtual void drop_primary_key(table_name table) = 0;
    virtual void add_unique(table_name table, const unique_definition& unique) = 0;
    virtual void drop_unique(table_name table, std::string_view name) = 0;
    virtual void add_foreign_key(table_name table, const foreign_key_definition& key) = 0;
    virtual void drop_foreign_key(table_name table, std::string_view name) = 0;
    virtual void add_check(table_name table, const schema::check& check) = 0;
    virtual void drop_check(table_name table, std::string_view name) = 0;

    virtual void create_index(table_name table, const index_definition& index) = 0;
    virtual void create_index(table_name table, std::string_view name,
                              std::initializer_list<index_key> keys) = 0;
    virtual void create_full_text_index(table_name table, const full_text_index_definition& index) = 0;
    virtual void create_full_text_index(table_name table, std::string_view name, std::initializer_list<index_key> keys) = 0;
    /// Of either kind.
    virtual void drop_index(table_name table, std::string_view name) = 0;
    virtual void rename_index(table_name table, std::string_view from, std::string_view to) = 0;

    virtual void create_view(const view_definition& view) = 0;
    virtual void drop_view(table_name name) = 0;
    virtual void create_object(const schema::object& object) = 0;
    virtual void drop_object(object_kind kind, std::string_view name) = 0;

    /// Raw SQL, one or several statements, and the operations that say what it does to the schema.
    virtual void execute(std::string_view text, effect told) = 0;
    virtual void execute(texts for_each_dialect, effect told) = 0;
    virtual void execute(std::string_view text, no_schema_effect_tag) = 0;
    virtual void execute(texts for_each_dialect, no_schema_effect_tag) = 0;

    /// C++ that runs in the revision's transaction. Raise `version` when its meaning changes: the code itself is not hashed.
    virtual void run(std::string_view name, int version, data_function function) = 0;

protected:
    operations() = default;
    operations(const operations&) = default;
    operations& operator=(const operations&) = default;
    ~operations() = default;
};

}  // namespace varve::migration
