#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <varve/migrate/detail/print_type.hpp>
#include <varve/migrate/term.hpp>

namespace varve::migration::detail {

struct operator_spelling {
    std::string_view sql;
    std::string_view code;
};

inline constexpr operator_spelling binary_operators[] = {
    {schema::operators::and_, "&&"},    {schema::operators::or_, "||"},
    {schema::operators::equal, "=="},   {schema::operators::not_equal, "!="},
    {schema::operators::less, "<"},     {schema::operators::less_equal, "<="},
    {schema::operators::greater, ">"},  {schema::operators::greater_equal, ">="},
    {schema::operators::add, "+"},      {schema::operators::subtract, "-"},
    {schema::operators::multiply, "*"}, {schema::operators::divide, "/"},
    {schema::operators::modulo, "%"}};

inline constexpr operator_spelling unary_operators[] = {
    {schema::operators::not_, "!"},
    {schema::operators::negate, "-"},
    {schema::operators::is_null, "is_null"},
    {schema::operators::is_not_null, "is_not_null"}};

class term_printer {
public:
    explicit term_printer(const std::vector<schema::node>& nodes) : nodes_(nodes) {}

    std::string print_all() {
        std::string out = print(false);
        if (next_ != nodes_.size())
            throw migration_error(
                "an expression with nodes left over cannot be written into a revision");
        return out;
    }

private:
    std::string print(bool nested) {
        if (next_ == nodes_.size())
            throw migration_error(
                "an expression that ends too early cannot be written into a revision");
        const schema::node& head = nodes_[next_++];
        switch (head.kind) {
            case schema::node_kind::column:
                return "col(" + (head.qualifier.empty() ? "" : cpp_literal(head.qualifier) + ", ") +
                       cpp_literal(head.text) + ")";
            case schema::node_kind::literal: return print_literal(head);
            case schema::node_kind::operation: return print_operation(head, nested);
            case schema::node_kind::call:
                return "call(" + cpp_literal(head.text) + ", {" + operands(head.arity) + "})";
            case schema::node_kind::cast: {
                const std::string operand = print(false);
                return "cast(" + operand + ", " + print_type(head.value_type) + ")";
            }
            case schema::node_kind::construct:
                return "construct(" + cpp_literal(head.text) + ", {" + operands(head.arity) + "})";
            case schema::node_kind::list: return "list({" + operands(head.arity) + "})";
            case schema::node_kind::star: return "star()";
            case schema::node_kind::opaque: return "opaque(" + cpp_literal(head.text) + ")";
            case schema::node_kind::parameter:
            case schema::node_kind::printed: break;
        }
        throw migration_error("an expression with a parameter has no place in a schema");
    }

    std::string operands(int count) {
        std::string out;
        for (int i = 0; i < count; ++i) {
            if (i != 0) out += ", ";
            out += print(false);
        }
        return out;
    }

    std::string print_operation(const schema::node& head, bool nested) {
        if (head.arity == 2)
            for (const operator_spelling& each : binary_operators)
                if (each.sql == head.text) {
                    const std::string left = print(true);
                    const std::string right = print(true);
                    std::string out = nested ? "(" : "";
                    ((((out += left) += " ") += each.code) += " ") += right;
                    return nested ? out += ")" : out;
                }
        if (head.arity == 1)
            for (const operator_spelling& each : unary_operators)
                if (each.sql == head.text) {
                    const bool is_call = each.code.size() > 1;
                    return std::string{each.code} +
                           (is_call ? "(" + print(false) + ")" : print(true));
                }
        return "operation(" + cpp_literal(head.text) + ", {" + operands(head.arity) + "})";
    }

    static std::string print_literal(const schema::node& head) {
        if (head.is_null) return "null(" + print_type(head.value_type) + ")";
        if (head.value_type.kind == schema::type_kind::floating && head.text.empty()) {
            const std::string number = print_double(head.floating);
            if (head.value_type == double_precision()) return "literal(" + number + ")";
            return "literal(" + number + ", " + print_type(head.value_type) + ")";
        }
        const auto is = [&](const term& made) { return made.nodes().front() == head; };
        if (is(literal(true))) return "literal(true)";
        if (is(literal(false))) return "literal(false)";
        if (is(literal(std::string_view{head.text})))
            return "literal(" + cpp_literal(head.text) + ")";
        if (is(literal(head.text, bigint())) && fits_int(head.text))
            return "literal(" + head.text + ")";
        return "literal(" + cpp_literal(head.text) + ", " + print_type(head.value_type) + ")";
    }

    /// The shortest text that is this number again.
    static std::string print_double(double value) {
        if (value != value)
            throw migration_error(
                "NaN as a literal cannot be written into a revision: it compares with nothing");
        if (value == infinity) return "infinity";
        if (value == -infinity) return "-infinity";
        std::array<char, 32> digits{};
        std::string out{digits.data(),
                        std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr};
        std::erase(out, '+');  // 1e+308
        if (out.find_first_of(".e") == std::string::npos) out += ".0";
        return out;
    }

    /// Would the number come back as the same text, from an int?
    static bool fits_int(std::string_view text) {
        const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
        if (digits.empty() || digits.size() > 9 || (digits.front() == '0' && text != "0"))
            return false;
        return digits.find_first_not_of("0123456789") == std::string_view::npos;
    }

    const std::vector<schema::node>& nodes_;
    std::size_t next_ = 0;
};

/// The builder calls that give exactly this expression.
inline std::string print_term(const schema::expression& value) {
    if (!value.nodes.empty() && !value.text.empty())
        throw migration_error(
            "an expression is either nodes or SQL text; one that is both cannot be written into a "
            "revision");
    if (value.nodes.empty()) return "sql(" + cpp_literal(value.text) + ")";
    return term_printer{value.nodes}.print_all();
}

}  // namespace varve::migration::detail
