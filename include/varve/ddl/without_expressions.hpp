#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/ddl/ddl_dialect.hpp>

namespace varve::detail {

/// A dialect for schemas that hold no expression and no full-text index, as most do: the same CREATE statements, while
/// programs that make them do not compile how expressions and literals are written (a third of what creation takes).
template <class Writing>
class without_expressions final : public Writing {
public:
    constexpr without_expressions() : Writing(&refuse_expression) {}

    void append_literal(const sql_writer&, const schema::node&) const override { refuse(); }
    void append_in_range(const sql_writer&, std::string_view, std::string_view, const schema::type&) const override { refuse(); }
    std::string_view function_name(std::string_view) const override { refuse(); }
    std::string_view operator_name(std::string_view) const override { refuse(); }
    std::string_view call_pattern(const schema::node&) const override { refuse(); }
    bool append_call(const sql_writer&, const schema::node&) const override { refuse(); }
    std::vector<std::string> drop_full_text_index(const schema::index&) const override { refuse(); }
    std::vector<std::string> create_full_text_index(const schema::table&, const schema::index&, bool) const override { refuse(); }

private:
    static void refuse_expression(const sql_writer&, const schema::expression&, const dialect&) { refuse(); }
    [[noreturn, gnu::cold]] static void refuse() {
        throw usage_error("varve: a schema said to hold no expressions holds one; print it with the engine's own dialect");
    }
};

template <class Writing>
inline constexpr without_expressions<Writing> dialect_without_expressions{};

}  // namespace varve::detail
