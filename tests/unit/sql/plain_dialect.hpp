#pragma once

#include <varve/sql/dialect.hpp>

/// The least a dialect can be: what print() adds by itself is seen plainly.
class plain_dialect final : public varve::dialect {
public:
    constexpr std::string_view name() const override { return "plain"; }
    constexpr varve::capabilities can() const override { return {}; }
    constexpr void append_literal(const varve::sql_writer& out, const varve::schema::node& literal) const override {
        if (literal.value_type.kind == varve::schema::type_kind::text) append_text_literal(out, literal.text);
        else out += literal.text;
    }
    constexpr std::string type_text(const varve::schema::type& type) const override {
        return type.kind == varve::schema::type_kind::integer ? "BIGINT" : "TEXT";
    }
    constexpr std::string_view function_name(std::string_view standard) const override {
        return standard == "length" ? "char_length" : standard;
    }
    constexpr bool append_call(const varve::sql_writer& out, const varve::schema::node& call) const override {
        if (call.text != "now") return false;
        out += "CURRENT_TIMESTAMP";
        return true;
    }
    constexpr void append_in_range(const varve::sql_writer& out, std::string_view left, std::string_view parameter,
                                   const varve::schema::type& element) const override {
        out += left;
        out += element.kind == varve::schema::type_kind::integer ? " = any_number(" : " = any(";
        out += parameter;
        out += ")";
    }
};

inline constexpr plain_dialect plain{};
