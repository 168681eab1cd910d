#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/backend/postgres/call_pattern.hpp>
#include <varve/backend/postgres/enum_types.hpp>
#include <varve/backend/postgres/literal_text.hpp>
#include <varve/backend/postgres/type_text.hpp>
#include <varve/sql/dialect.hpp>

namespace varve {

/// PostgreSQL 15 and its SQL. How values lie in the database (a stored_as fact changes it):
///
/// | logical type | column |
/// |---|---|
/// | boolean, floating | boolean, real, double precision |
/// | integers | smallint (8 and 16 bits), integer, bigint; unsigned ones the next size, of 64 bits numeric(20,0) |
/// | decimal(p, s) | numeric(p,s) |
/// | text | text, varchar(n) |
/// | bytes, uuid | bytea, uuid |
/// | date, time, timestamp, local_timestamp, duration | date, time, timestamptz, timestamp, interval |
/// | json, arrays | jsonb |
/// | enumeration | an enum type of its name |
///
/// Parameters of expressions are cast to what they hold, so that the server need not guess (`$1 IS NULL` could not be), and
/// does not guess an integer for a fraction that is added to one. A range (`in(range)`) is one parameter, an array.
template <class Base>
class postgres_writing : public Base {
public:
    using Base::Base;
    constexpr std::string_view name() const override { return "postgres"; }

    constexpr capabilities can() const override {
        return {.transactional_ddl = true,
                .fails_transactions = true,
                .alter_column = true,
                .add_constraint = true,
                .drop_column = true,
                .rename_column = true,
                .namespaces = true,
                .enum_types = true,
                .comments = true,
                .partial_indexes = true,
                .expression_indexes = true,
                .include_columns = true,
                .concurrent_indexes = true,
                .nulls_not_distinct = true,
                .nulls_order_in_indexes = true,
                .deferrable_constraints = true,
                .generated_columns = true,
                .returning = true,
                .on_conflict = true,
                .savepoints = true,
                .right_joins = true,
                .full_joins = true,
                .filtered_aggregates = true,
                .window_functions = true,
                .window_groups = true,
                .views = true,
                .triggers = true,
                .output_names_first = true,
                .keeps_nan = true,
                .keeps_infinity = true,
                .keeps_negative_zero = true,
                .keeps_unsigned_64 = true,
                .keeps_years_above_9999 = true,
                .typed_parameters = true};
    }

    constexpr int most_parameters() const override { return 65535; }

    constexpr void append_placeholder(const sql_writer& out, int position) const override {
        out.push_back('$');
        detail::append_number(out, static_cast<std::int64_t>(position));
    }
    constexpr void append_parameter(const sql_writer& out, int position, const schema::type& type) const override {
        append_placeholder(out, position);
        out += "::";
        detail::append_postgres_parameter_type(out, type, *this);
    }

    constexpr void append_literal(const sql_writer& out, const schema::node& literal) const override {
        detail::append_postgres_literal(out, literal, *this);
    }

    /// A backslash would be one.
    constexpr std::string_view without_escape() const override { return " escape ''"; }

    constexpr std::string_view call_pattern(const schema::node& call) const override { return detail::postgres_call_pattern(call); }

    constexpr std::string type_text(const schema::type& type) const override {
        std::string out;
        detail::append_postgres_type(out, type, *this);
        return out;
    }

    [[gnu::cold]] constexpr void append_in_range(const sql_writer& out, std::string_view left, std::string_view parameter,
                                                 const schema::type& element) const override {
        out += left;
        out += " = ANY (";
        out += parameter;
        if (!detail::postgres_has_binary_array(element, *this)) out += "::text[]";
        out += "::";
        detail::append_postgres_parameter_type(out, element, *this);
        out += "[])";
    }

    constexpr std::vector<std::string> create_types(const schema::schema& whole) const override {
        std::vector<std::string> made;
        for (const detail::postgres_enum& each : detail::postgres_enums(whole)) made.push_back(detail::create_enum(*this, each));
        return made;
    }

protected:
    ~postgres_writing() = default;
};

}  // namespace varve
