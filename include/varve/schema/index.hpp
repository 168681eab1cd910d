#pragma once

#include <string>

#include <varve/schema/expression.hpp>

namespace varve::schema {

enum class nulls_order : unsigned char { engine, first, last };

/// What an index is of: values in their order, or the words of texts.
enum class index_kind : unsigned char { ordinary, full_text };

/// How a full-text index takes texts apart.
struct full_text_options {
    std::string language{};                 ///< "english": words are reduced to their stems; empty = as they stand
    list<int> prefixes{};            ///< beginnings of so many letters are kept too, so that they are found fast
    list<dialect_text> tokenizer{};  ///< what an engine is told instead of the language, where the user fixed it

    constexpr bool operator==(const full_text_options&) const = default;
};

/// One key of an index: a column, or an expression when `column` is empty.
struct index_part {
    std::string column{};
    expression value{};
    bool descending = false;
    nulls_order nulls = nulls_order::engine;
    std::string collation{};
    std::string operator_class{};
    int weight = 1;  ///< full text: how much a word found here counts

    constexpr bool operator==(const index_part&) const = default;
};

struct index {
    std::string name{};
    list<index_part> parts{};
    bool unique = false;
    bool nulls_not_distinct = false;
    expression where{};                  ///< partial index; empty = all rows
    list<std::string> include{};  ///< columns carried along, not searched
    std::string method{};                ///< btree, gin, …; empty = the engine's default
    std::string comment{};
    index_kind kind = index_kind::ordinary;
    full_text_options full_text{};

    constexpr bool is_full_text() const { return kind == index_kind::full_text; }
    constexpr bool operator==(const index&) const = default;
};

}  // namespace varve::schema
