// An engine that is none: what these tests are about needs only a dialect.
#pragma once

#include <string>
#include <string_view>

#include <varve/query/query.hpp>

namespace varve_test {

struct plain_dialect final : varve::dialect {
    constexpr std::string_view name() const override { return "plain"; }
    constexpr varve::capabilities can() const override { return {.namespaces = true}; }
    constexpr void append_literal(const varve::sql_writer& out, const varve::schema::node& node) const override { out += node.text; }
    constexpr std::string type_text(const varve::schema::type&) const override { return "T"; }
    constexpr void append_placeholder(const varve::sql_writer& out, int position) const override {
        out += '$';
        out += static_cast<char>('0' + position);
    }
    constexpr void append_in_range(const varve::sql_writer& out, std::string_view left, std::string_view parameter,
                                   const varve::schema::type&) const override {
        out += left;
        out += " = any(";
        out += parameter;
        out += ")";
    }
};

struct plain {
    static constexpr std::string_view name = "plain";
    static constexpr plain_dialect dialect{};
};

/// The text behind WHERE.
template <class Model, class Condition>
constexpr std::string_view where_text(const Condition& condition) {
    const std::string_view whole = varve::sql_of<plain>(varve::erase<Model>().where(condition));
    return whole.substr(whole.find(" WHERE ") + 7);
}

}  // namespace varve_test
