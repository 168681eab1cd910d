#pragma once

#include <charconv>
#include <fstream>
#include <locale>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "data_source.hpp"

namespace dataset_metrics {

namespace detail {

inline std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream text{line};
    for (std::string cell; std::getline(text, cell, ',');) cells.push_back(cell);
    if (line.ends_with(',')) cells.emplace_back();
    return cells;
}

[[noreturn]] inline void no_number(std::string_view cell) {
    throw std::invalid_argument("'" + std::string{cell} + "' is no number");
}

inline unsigned whole_number_in(std::string_view cell) {
    unsigned number{};
    const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (read.ec != std::errc{} || read.ptr != cell.data() + cell.size()) no_number(cell);
    return number;
}

// Not from_chars, which libc++ 19 does not have for doubles.
inline double number_in(const std::string& cell) {
    std::istringstream text{cell};
    text.imbue(std::locale::classic());
    double number{};
    if (!(text >> number) || text.peek() != std::istringstream::traits_type::eof()) no_number(cell);
    return number;
}

inline std::chrono::year_month_day date_in(const std::string& cell) {
    if (cell.size() != 10) throw std::invalid_argument("'" + cell + "' is no date");
    const std::string_view text{cell};
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(whole_number_in(text.substr(0, 4)))),
                                           std::chrono::month{whole_number_in(text.substr(5, 2))},
                                           std::chrono::day{whole_number_in(text.substr(8, 2))}};
    if (!date.ok()) throw std::invalid_argument("'" + cell + "' is no date");
    return date;
}

}  // namespace detail

/// Reads location, date, four columns of numbers and a word; each location is a data source of its own. An empty number
/// is a null. Throws std::runtime_error with the file and line of what it cannot read.
inline std::vector<data_source> read_weather(const std::string& path) {
    std::ifstream file{path};
    if (!file) throw std::runtime_error("cannot read " + path);
    std::string line;
    std::getline(file, line);
    const std::vector<std::string> header = detail::cells_of(line);
    if (header.size() != 7 || header[0] != "location" || header[1] != "date")
        throw std::runtime_error(path + ":1: expected location,date, four columns and weather");

    std::vector<data_source> sources;
    for (int number = 2; std::getline(file, line); ++number) {
        try {
            const std::vector<std::string> cells = detail::cells_of(line);
            if (cells.size() != header.size()) throw std::invalid_argument("not 7 cells");
            if (sources.empty() || sources.back().name != cells[0])
                sources.push_back({cells[0], {header.begin() + 2, header.begin() + 6}, {}});
            data_source::row& row = sources.back().rows.emplace_back(detail::date_in(cells[1]));
            for (std::size_t i = 2; i < 6; ++i) {
                row.values.emplace_back();
                if (!cells[i].empty()) row.values.back() = detail::number_in(cells[i]);
            }
        } catch (const std::invalid_argument& why) {
            throw std::runtime_error(path + ":" + std::to_string(number) + ": " + why.what());
        }
    }
    return sources;
}

}  // namespace dataset_metrics
