#pragma once

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>

#include <varve/core/error.hpp>

namespace varve::detail {

/// Whether a file of this name is the revision's: "<id>.cpp" or "<id>_<words>.cpp".
inline bool is_file_of(const std::filesystem::path& path, std::string_view id) {
    const std::string stem = path.stem().string();
    return path.extension() == ".cpp" && stem.starts_with(id) && (stem.size() == id.size() || stem[id.size()] == '_');
}

/// The file of a revision; throws migration_error when the folder has none.
inline std::filesystem::path find_revision_file(const std::filesystem::path& directory,
                                                std::string_view id) {
    std::error_code failure;
    for (const auto& each : std::filesystem::directory_iterator{directory, failure}) {
        if (is_file_of(each.path(), id)) return each.path();
    }
    throw migration_error("there is no file of revision " + std::string{id} + " in " +
                          directory.string());
}

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    if (!in) throw migration_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>{in}, {}};
}

/// Writes all or nothing: a file of another name first, then its name is changed.
inline void write_file(const std::filesystem::path& path, std::string_view text) {
    const std::filesystem::path draft = path.string() + ".new";
    std::ofstream out{draft, std::ios::binary | std::ios::trunc};
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    std::error_code failure;
    if (out) std::filesystem::rename(draft, path, failure);
    if (!out || failure) {
        std::filesystem::remove(draft, failure);
        throw migration_error("cannot write " + path.string() +
                              "; is there room, and may you write there?");
    }
}

/// The text of a revision file with another `.proved`; the rest stays as people left it. Throws migration_error when the
/// file has no place for it.
inline std::string with_proved(const std::string& text, std::string_view hash) {
    const std::string quoted_hash = "\"" + std::string{hash} + "\"";
    if (const std::size_t at = text.rfind(".proved"); at != std::string::npos) {
        const std::size_t begin = text.find('"', at);
        const std::size_t end = begin == std::string::npos ? begin : text.find('"', begin + 1);
        if (end != std::string::npos)
            return text.substr(0, begin) + quoted_hash + text.substr(end + 1);
    }
    if (const std::size_t at = text.rfind(".message"); at != std::string::npos) {
        const std::size_t end = text.find('}', at);
        if (end != std::string::npos)
            return text.substr(0, end) + ", .proved = " + quoted_hash + text.substr(end);
    }
    throw migration_error("the file has no .proved to write " + quoted_hash +
                          " into; add .proved = \"\" after .message and try again");
}

}  // namespace varve::detail
