#pragma once

namespace varve {

/// What an engine can do. Planners, printers and the conformance suite choose by these flags, never by an engine's name.
struct capabilities {
    bool transactional_ddl = false;       ///< DDL rolls back with its transaction
    bool fails_transactions = false;      ///< a statement that fails leaves its transaction unusable but for a roll-back
    bool forward_references = false;      ///< a foreign key may name a table that is not there yet
    bool alter_column = false;            ///< type, nullability and default of a column can be altered in place
    bool add_constraint = false;          ///< ALTER TABLE … ADD/DROP CONSTRAINT
    bool drop_column = false;             ///< ALTER TABLE … DROP COLUMN
    bool rename_column = false;           ///< ALTER TABLE … RENAME COLUMN
    bool namespaces = false;              ///< CREATE SCHEMA
    bool enum_types = false;              ///< enumerations are types of their own
    bool arrays = false;                  ///< array columns
    bool comments = false;                ///< COMMENT ON
    bool partial_indexes = false;         ///< CREATE INDEX … WHERE
    bool expression_indexes = false;      ///< CREATE INDEX … ((a + b))
    bool include_columns = false;         ///< CREATE INDEX … INCLUDE
    bool concurrent_indexes = false;      ///< CREATE INDEX CONCURRENTLY
    bool nulls_not_distinct = false;      ///< UNIQUE NULLS NOT DISTINCT
    bool nulls_order_in_indexes = false;  ///< NULLS FIRST / LAST in an index
    bool deferrable_constraints = false;  ///< DEFERRABLE on any constraint, not only foreign keys
    bool generated_columns = false;       ///< GENERATED ALWAYS AS
    bool virtual_columns = false;         ///< generated ones that are calculated when they are read; else they are stored
    bool returning = false;               ///< INSERT/UPDATE/DELETE … RETURNING
    bool last_insert_rowid = false;       ///< a generated key can be had without RETURNING, at no cost
    bool on_conflict = false;             ///< INSERT … ON CONFLICT
    bool savepoints = false;
    bool right_joins = false;
    bool full_joins = false;
    bool filtered_aggregates = false;     ///< count(*) FILTER (WHERE …)
    bool window_functions = false;        ///< OVER (…)
    bool window_groups = false;           ///< GROUPS BETWEEN …
    bool full_text = false;               ///< full-text indexes and searches in them
    bool views = false;
    bool triggers = false;
    bool long_keys = false;               ///< an indexed text may be of any length
    bool keys_follow_given = false;       ///< a generated key is above every key that was given
    bool output_names_first = false;      ///< a bare name in ORDER BY means a result's name before it means a column
    bool keeps_nan = false;               ///< NaN comes back as NaN
    bool keeps_infinity = false;          ///< ±infinity comes back
    bool keeps_negative_zero = false;     ///< the sign of -0.0 comes back
    bool keeps_nul_in_text = false;       ///< '\0' may stand inside a text
    bool keeps_invalid_utf8 = false;      ///< a text may hold bytes that are no UTF-8
    bool keeps_unsigned_64 = false;       ///< integers from 2^63 to 2^64 - 1
    bool keeps_years_above_9999 = false;  ///< in dates and timestamps
    bool typed_parameters = false;        ///< parameters of expressions are written with their type (dialect::append_parameter)
    bool untyped_columns = false;         ///< a column may hold values of other types than its own
};

}  // namespace varve
