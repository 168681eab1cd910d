// The one printer of expressions: a schema::expression and a dialect in, SQL text out. It serves DDL, the constant texts
// of queries (it runs in constant evaluation for each of them) and statements composed at run time. Parentheses are
// few but never missing: where engines disagree on precedence, and where people do, they are printed.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <varve/schema/expression.hpp>
#include <varve/sql/construct_words.hpp>
#include <varve/sql/dialect.hpp>

namespace varve {

namespace detail {

/// How tightly a node binds. What shares a level may be chained from the left; everything else gets parentheses.
enum class binding : unsigned char { opaque, or_, and_, not_, predicate, additive, multiplicative, concatenate, negate, atom };

[[gnu::cold]] constexpr binding binding_of(const schema::node& node) {
    switch (node.kind) {
        case schema::node_kind::opaque: return binding::opaque;
        case schema::node_kind::operation: break;
        default: return binding::atom;
    }
    // By size and first letter: this runs for every operator of every query at compile time.
    const std::string& op = node.text;
    if (op.size() == 1) {
        if (op[0] == '+' || op[0] == '-') return binding::additive;
        if (op[0] == '*' || op[0] == '/' || op[0] == '%') return binding::multiplicative;
    } else if (op.size() == 2) {
        if (op[0] == 'o') return binding::or_;
        if (op[0] == '|') return binding::concatenate;
    } else if (op.size() == 3) {
        if (op[0] == 'a') return binding::and_;
        if (op[0] == 'n') return op[1] == 'o' ? binding::not_ : binding::negate;
    }
    return binding::predicate;
}

class expression_printer {
public:
    constexpr expression_printer(const sql_writer& out, const std::vector<schema::node>& nodes, const dialect& dialect, int& next)
        : out_(out), dialect_(dialect), next_(next), at_(nodes.data()), end_(nodes.data() + nodes.size()) {}

    [[gnu::cold]] constexpr void whole() {
        if (at_ == end_) return;
        print();
        if (at_ != end_) throw std::logic_error("varve: an expression holds more nodes than its arities say");
    }

private:
    [[gnu::cold]] constexpr const schema::node& peek() const {
        if (at_ == end_) throw std::logic_error("varve: an expression holds fewer nodes than its arities say");
        return *at_;
    }

    [[gnu::cold]] constexpr void print() {
        const schema::node& node = peek();
        ++at_;
        switch (node.kind) {
            case schema::node_kind::column:
                if (!node.qualifier.empty()) {
                    dialect_.append_identifier(out_, node.qualifier);
                    out_.push_back('.');
                }
                dialect_.append_identifier(out_, node.text);
                return;
            case schema::node_kind::literal:
                if (node.is_null) out_ += "NULL";
                else dialect_.append_literal(out_, node);
                return;
            case schema::node_kind::parameter: dialect_.append_parameter(out_, next_++, node.value_type); return;
            case schema::node_kind::operation: operation(node); return;
            case schema::node_kind::call: call(node); return;
            case schema::node_kind::cast:
                out_ += "CAST(";
                print();
                out_ += " AS ";
                out_ += dialect_.type_text(node.value_type);
                out_.push_back(')');
                return;
            case schema::node_kind::list: arguments(node.arity); return;
            case schema::node_kind::star:
                if (!node.qualifier.empty()) {
                    dialect_.append_identifier(out_, node.qualifier);
                    out_.push_back('.');
                }
                out_.push_back('*');
                return;
            case schema::node_kind::opaque: out_ += node.text; return;
            case schema::node_kind::printed:
                out_ += node.text;
                next_ += node.parameters;
                return;
            case schema::node_kind::construct: construct(node); return;
        }
    }

    [[gnu::cold]] constexpr void parenthesised() {
        out_.push_back('(');
        print();
        out_.push_back(')');
    }

    /// The next operand, in parentheses unless it binds at least as tightly as `needed`.
    [[gnu::cold]] constexpr void operand(binding needed) {
        if (binding_of(peek()) >= needed) print();
        else parenthesised();
    }

    [[gnu::cold]] constexpr void arguments(int count) {
        out_.push_back('(');
        for (int i = 0; i < count; ++i) {
            if (i != 0) out_ += ", ";
            print();
        }
        out_.push_back(')');
    }

    [[gnu::cold]] constexpr void call(const schema::node& node) {
        if (dialect_.append_call(out_, node)) {
            std::string dropped;  // the dialect printed the arguments it wants; ours are passed over
            expression_printer{dropped, *this}.skip(node.arity, at_);
            return;
        }
        if (const std::string_view pattern = dialect_.call_pattern(node); !pattern.empty())
            return fill(pattern, node.arity);
        out_ += dialect_.function_name(node.text);
        arguments(node.arity);
    }

    /// A pattern of the dialect's, with the arguments in the places that it gives them.
    [[gnu::cold]] constexpr void fill(std::string_view pattern, int count) {
        std::vector<std::string> given;
        for (int i = 0; i < count; ++i) {
            std::string& text = given.emplace_back();
            expression_printer inner{text, *this};
            inner.print();
            at_ = inner.at_;
        }
        for (std::size_t i = 0; i < pattern.size(); ++i) {
            if (pattern[i] != '{') {
                out_.push_back(pattern[i]);
                continue;
            }
            if (pattern[i + 1] == '*') {
                i += 2;
                for (std::size_t each = 0; each < given.size(); ++each) {
                    if (each != 0) out_ += ", ";
                    out_ += given[each];
                }
                continue;
            }
            std::size_t place = 0;
            for (++i; pattern[i] != '}'; ++i) place = 10 * place + static_cast<std::size_t>(pattern[i] - '0');
            out_ += given.at(place - 1);
        }
    }

    [[gnu::cold]] constexpr void construct(const schema::node& node) {
        const construct_words& words = words_of_construct(node.text);
        if (words.needs != nullptr && !(dialect_.can().*words.needs))
            throw std::logic_error("varve: the dialect lacks the capability that this construct needs (sql/construct_words.hpp)");
        out_ += words.before;
        for (int i = 0; i < node.arity; ++i) {
            if (node.text == schema::constructs::case_)
                out_ += i % 2 == 1 ? " THEN " : i + 1 == node.arity ? " ELSE " : " WHEN ";
            else if (i != 0)
                out_ += words.between;
            print();
        }
        out_ += words.after;
    }

    constexpr expression_printer(const sql_writer& out, const expression_printer& other)
        : out_(out), dialect_(other.dialect_), next_(other.next_), at_(other.at_), end_(other.end_) {}

    [[gnu::cold]] constexpr void skip(int count, const schema::node*& at) {
        for (; count > 0; --count) {
            const schema::node& node = peek();
            ++at_;
            count += node.arity;
        }
        at = at_;
    }

    [[gnu::cold]] constexpr void operation(const schema::node& node) {
        const std::string& op = node.text;
        const binding level = binding_of(node);
        switch (level) {
            case binding::or_:
            case binding::and_: {
                // `a and b or c` is well defined but misread by people: mixed levels get their parentheses.
                for (int i = 0; i < node.arity; ++i) {
                    if (i != 0) {
                        out_.push_back(' ');
                        out_ += op;
                        out_.push_back(' ');
                    }
                    const binding inner = binding_of(peek());
                    if (inner == level || inner >= binding::not_) print();
                    else parenthesised();
                }
                return;
            }
            case binding::not_:
                out_ += "not ";
                operand(binding::atom);
                return;
            case binding::negate:
                out_.push_back('-');
                // A literal may begin with a minus itself, and "--" begins a comment.
                if (peek().kind == schema::node_kind::literal) parenthesised();
                else operand(binding::atom);
                return;
            case binding::concatenate:
                // || binds tightest in SQLite, loosest of the arithmetic in PostgreSQL: never mixed without parentheses.
                for (int i = 0; i < node.arity; ++i) {
                    if (i != 0) out_ += " || ";
                    operand(binding_of(peek()) == binding::concatenate ? binding::concatenate : binding::atom);
                }
                return;
            case binding::additive:
            case binding::multiplicative: arithmetic(op, level); return;
            default: predicate(node); return;
        }
    }

    [[gnu::cold]] constexpr void arithmetic(const std::string& op, binding level) {
        const binding left = binding_of(peek());
        operand(left == binding::concatenate ? binding::atom : level);
        out_.push_back(' ');
        out_ += op;
        out_.push_back(' ');
        const binding right = binding_of(peek());
        const bool tighter = right > level && right != binding::concatenate;
        if (tighter) print();
        else parenthesised();
    }

    [[gnu::cold]] constexpr void predicate(const schema::node& node) {
        const std::string& op = node.text;
        if (op == schema::operators::in_range || op == schema::operators::not_in_range) return in_range(op[0] == 'n');
        if (op == schema::operators::in || op == schema::operators::not_in) return in(op);
        operand(binding::additive);
        out_.push_back(' ');
        out_ += dialect_.operator_name(op);
        if (node.arity == 1) return;
        out_.push_back(' ');
        operand(binding::additive);
        if (node.arity == 2) {
            if (op == schema::operators::like || op == schema::operators::not_like) out_ += dialect_.without_escape();
            return;
        }
        out_ += op == schema::operators::between ? " and " : " escape ";
        operand(binding::additive);
    }

    [[gnu::cold]] constexpr void in(const std::string& op) {
        const schema::node* const left = at_;
        const schema::node* list = nullptr;
        skip(1, list);
        at_ = left;
        const bool is_empty = list != end_ && list->kind == schema::node_kind::list && list->arity == 0;
        // An empty list is no SQL outside SQLite. The left side stays, so that its parameters keep their places.
        if (is_empty) out_.push_back('(');
        operand(binding::additive);
        const schema::node& right = peek();
        if (is_empty) {
            ++at_;
            out_ += op == schema::operators::in ? " is null and 1 = 0)" : " is null or 1 = 1)";
            return;
        }
        out_.push_back(' ');
        out_ += op;
        out_.push_back(' ');
        if (right.kind == schema::node_kind::list) print();
        else parenthesised();
    }

    [[gnu::cold]] constexpr void in_range(bool negated) {
        std::string left;
        expression_printer inner{left, *this};
        inner.operand(binding::additive);
        at_ = inner.at_;
        const schema::node& range = peek();
        std::string parameter;
        dialect_.append_placeholder(parameter, next_++);
        ++at_;
        if (negated) out_ += "not (";
        dialect_.append_in_range(out_, left, parameter, range.value_type);
        if (negated) out_.push_back(')');
    }

    sql_writer out_;
    const dialect& dialect_;
    int& next_;
    const schema::node* at_;
    const schema::node* end_;
};

}  // namespace detail

/// True when the expression says something to this dialect: it has nodes, or text for it.
constexpr bool has_text(const schema::expression& expression, const dialect& dialect) {
    return !expression.nodes.empty() || !schema::text_for(expression.text, dialect.name()).empty();
}

/// Appends `expression` as SQL of `dialect`. Opaque text for the dialect goes before nodes and is taken as it stands.
/// `next_parameter` is the position of the first placeholder (counted from 1) and afterwards of the next one.
[[gnu::cold]] constexpr void print(const sql_writer& out, const schema::expression& expression, const dialect& dialect, int& next_parameter) {
    if (!expression.text.empty()) {
        const std::string_view text = schema::text_for(expression.text, dialect.name());
        if (!text.empty()) {
            out += text;
            return;
        }
    }
    detail::expression_printer{out, expression.nodes, dialect, next_parameter}.whole();
}

[[gnu::cold]] constexpr std::string print(const schema::expression& expression, const dialect& dialect) {
    std::string out;
    int next_parameter = 1;
    print(out, expression, dialect, next_parameter);
    return out;
}

}  // namespace varve
