#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <varve/migrate/index_definition.hpp>
#include <varve/schema/index.hpp>

namespace varve::migration {

/// A full-text index as a revision file writes it:
/// `full_text_index("ft_metrics_name", {key("name").weight(10), "description"}).language("english")`.
class full_text_index_definition {
public:
    full_text_index_definition(schema::index value) : value_(std::move(value)) {}

    full_text_index_definition& language(std::string_view name) { return value_.full_text.language = name, *this; }
    full_text_index_definition& prefixes(std::initializer_list<int> letters) { return value_.full_text.prefixes = letters, *this; }
    /// What one engine is told instead of the language.
    full_text_index_definition& tokenizer(std::string_view dialect, std::string_view text) {
        return value_.full_text.tokenizer.push_back({std::string{dialect}, std::string{text}}), *this;
    }
    full_text_index_definition& comment(std::string_view text) { return value_.comment = text, *this; }

    const schema::index& value() const { return value_; }

private:
    schema::index value_;
};

inline full_text_index_definition full_text_index(std::string_view name, std::initializer_list<index_key> keys) {
    schema::index made;
    made.name = name;
    made.kind = schema::index_kind::full_text;
    for (const index_key& each : keys) made.parts.push_back(each.part());
    return made;
}

}  // namespace varve::migration
