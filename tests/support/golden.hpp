// A golden file holds the text that a case must give, so that a change of the text is read in review as a change of a
// file. tests/golden/<dialect>/<case>.sql; VARVE_UPDATE_GOLDEN=1 writes what the run gave.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <catch2/catch_test_macros.hpp>

namespace varve_test {

/// What is wrong with `text` against the golden file, or nothing. `file` is relative to tests/golden.
inline std::string golden_difference(std::string_view file, std::string_view text) {
    const auto path = std::filesystem::path(VARVE_GOLDEN_DIR) / file;
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return "there is no " + path.string() + "; run with VARVE_UPDATE_GOLDEN=1 to write it";
    const std::string wanted{std::istreambuf_iterator<char>(stream), {}};
    if (wanted == text) return {};
    std::size_t line = 1;
    for (std::size_t i = 0; i < wanted.size() && i < text.size() && wanted[i] == text[i]; ++i) line += wanted[i] == '\n';
    return path.string() + " differs from line " + std::to_string(line) + " on; it says\n" + wanted + "\nthe run gave\n" +
           std::string(text) + "\nrun with VARVE_UPDATE_GOLDEN=1 to accept it";
}

/// Fails the case where `text` is not what the golden file says.
inline void check_golden(std::string_view file, std::string_view text) {
    if (std::getenv("VARVE_UPDATE_GOLDEN") != nullptr) {
        const auto path = std::filesystem::path(VARVE_GOLDEN_DIR) / file;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
    }
    const std::string difference = golden_difference(file, text);
    INFO(difference);
    CHECK(difference.empty());
}

}  // namespace varve_test
