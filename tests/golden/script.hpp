// Queries as one text, to be compared with a file: a title and the SQL of each.
#pragma once

#include <string>
#include <string_view>

#include <varve/backend/sqlite/migrations.hpp>
#include <varve/query/constant_text.hpp>

namespace varve_test {

class script {
public:
    template <class Query>
    script& operator()(std::string_view title, const Query& query) {
        text_ += "-- " + std::string{title} + "\n" + std::string{varve::sql_of<varve::sqlite>(query)} + ";\n";
        return *this;
    }
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

}  // namespace varve_test
