#pragma once

#include <memory>
#include <string>

#include <varve/backend/sqlite/statement.hpp>

namespace varve {

inline std::string sqlite_statement::expanded_sql() const {
    struct freeing {
        void operator()(char* text) const { sqlite3_free(text); }
    };
    const std::unique_ptr<char, freeing> text{sqlite3_expanded_sql(handle_)};
    return text != nullptr ? std::string{text.get()} : std::string{};
}

}  // namespace varve
