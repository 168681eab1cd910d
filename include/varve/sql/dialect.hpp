#pragma once

#include <string>
#include <string_view>

#include <varve/core/number_text.hpp>
#include <varve/core/sql_writer.hpp>
#include <varve/schema/schema.hpp>
#include <varve/sql/capabilities.hpp>
#include <varve/sql/standard_call_pattern.hpp>

namespace varve {

/// How one engine writes SQL: quoting, placeholders, types, literals. A dialect is a constexpr object, so one printer
/// makes constant texts at compile time, DDL, and statements composed at run time. A backend overrides what differs.
class dialect {
public:
    constexpr virtual std::string_view name() const = 0;
    constexpr virtual capabilities can() const = 0;

    /// Appends `text` as a quoted identifier: standard SQL doubles the quote. No identifier is ever printed unquoted.
    [[gnu::cold]] constexpr virtual void append_identifier(const sql_writer& out, std::string_view text) const {
        out.append_quoted(text, '"');
    }

    /// Appends the placeholder of the parameter at `position`, counted from 1.
    [[gnu::cold]] constexpr virtual void append_placeholder(const sql_writer& out, int position) const {
        out.push_back('?');
        detail::append_number(out, static_cast<std::int64_t>(position));
    }

    /// Appends the placeholder of a value in an expression. An engine that would have to guess its type says typed_parameters
    /// and writes it too.
    [[gnu::cold]] constexpr virtual void append_parameter(const sql_writer& out, int position, const schema::type& /*type*/) const {
        append_placeholder(out, position);
    }

    /// How many parameters a statement may have. The default is what SQLite takes, the least of the engines that are asked.
    constexpr virtual int most_parameters() const { return 32766; }

    /// Appends a text literal: standard SQL doubles the quote.
    [[gnu::cold]] constexpr virtual void append_text_literal(const sql_writer& out, std::string_view text) const {
        out.append_quoted(text, '\'');
    }

    /// Appends a literal node (its canonical text and logical type) as this engine stores such a value.
    constexpr virtual void append_literal(const sql_writer& out, const schema::node& literal) const = 0;

    /// The SQL type a column of this logical type is declared with.
    constexpr virtual std::string type_text(const schema::type& type) const = 0;

    /// The engine's spelling of a standard function ("now", "length", …).
    constexpr virtual std::string_view function_name(std::string_view standard) const { return standard; }

    /// The engine's spelling of a comparison or test ("is not distinct from", "like", …).
    constexpr virtual std::string_view operator_name(std::string_view standard) const { return standard; }

    /// What follows `a like b` so that no character of b escapes another; where one does by default.
    constexpr virtual std::string_view without_escape() const { return {}; }

    /// A call that needs more than another name, such as now() stored as this engine stores timestamps: appends all of it
    /// and returns true, or returns false to be printed as name(arguments).
    constexpr virtual bool append_call(const sql_writer& /*out*/, const schema::node& /*call*/) const { return false; }

    /// A function that is no name before its arguments: the text, with {1}, {2} where they go and {*} for all of them with
    /// commas between, or empty to be printed as name(arguments). Where typed_parameters is said, the call knows its result's type. It binds like a name: calls, or parentheses around. An argument may stand in it twice, and out of
    /// order, only where placeholders are numbered. The standard's own spelling where the dialect has none.
    constexpr virtual std::string_view call_pattern(const schema::node& call) const { return standard_call_pattern(call.text); }

    /// Appends `left in <a range that is one parameter>`, given both sides as printed, and the element's logical type.
    constexpr virtual void append_in_range(const sql_writer& out, std::string_view left, std::string_view parameter,
                                           const schema::type& element) const = 0;

    constexpr std::string identifier(std::string_view text) const {
        std::string out;
        append_identifier(out, text);
        return out;
    }

protected:
    ~dialect() = default;  // not virtual: g++ 12 has no constexpr virtual destructor of a literal object; never deleted through the base
};

}  // namespace varve
