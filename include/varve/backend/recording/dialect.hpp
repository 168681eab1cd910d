#pragma once

#include <string>
#include <string_view>

#include <varve/ddl/ddl_dialect.hpp>

namespace varve {

/// Standard SQL, as far as it has one way to say a thing: identifiers in double quotes, parameters ?1, ?2.
template <class Base>
class recording_writing : public Base {
public:
    constexpr std::string_view name() const override { return "recording"; }
    constexpr capabilities can() const override {
        return {.transactional_ddl = true, .forward_references = true, .virtual_columns = true, .returning = true, .last_insert_rowid = true, .on_conflict = true, .savepoints = true};
    }
    constexpr void append_literal(const sql_writer& out, const schema::node& literal) const override {
        const bool bare = literal.value_type.kind == schema::type_kind::integer || literal.value_type.kind == schema::type_kind::floating ||
                          literal.value_type.kind == schema::type_kind::boolean;
        if (literal.is_null)
            out += "NULL";
        else if (bare)
            out += literal.text;
        else
            this->append_text_literal(out, literal.text);
    }
    constexpr std::string type_text(const schema::type& type) const override {
        const std::string_view spelled = schema::text_for(type.spelled, name());
        if (!spelled.empty()) return std::string{spelled};
        switch (type.kind) {
            case schema::type_kind::boolean: return "BOOLEAN";
            case schema::type_kind::integer: return "BIGINT";
            case schema::type_kind::floating: return "DOUBLE PRECISION";
            case schema::type_kind::bytes:
            case schema::type_kind::uuid: return "VARBINARY";
            default: return "VARCHAR";
        }
    }
    constexpr void append_in_range(const sql_writer& out, std::string_view left, std::string_view parameter,
                                   const schema::type&) const override {
        out += left;
        out += " IN (SELECT value FROM UNNEST(";
        out += parameter;
        out += "))";
    }

protected:
    ~recording_writing() = default;
};

class recording_dialect final : public recording_writing<ddl_dialect> {};

}  // namespace varve
