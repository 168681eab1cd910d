#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

/// A directory of its own for each test, gone afterwards.
class temporary_directory {
public:
    temporary_directory() {
        std::string pattern = (std::filesystem::temp_directory_path() / "varve-test-XXXXXX").string();
        path_ = mkdtemp(pattern.data());
        std::filesystem::permissions(path_, std::filesystem::perms(0755));
    }
    temporary_directory(const temporary_directory&) = delete;
    temporary_directory& operator=(const temporary_directory&) = delete;
    ~temporary_directory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    std::string file(std::string_view name) const { return (path_ / name).string(); }
    const std::filesystem::path& path() const { return path_; }

    std::string write(std::string_view name, std::string_view content) const {
        std::ofstream{file(name), std::ios::binary} << content;
        return file(name);
    }

private:
    std::filesystem::path path_;
};

/// Permissions do not bind root, whom tests may run as.
class as_nobody {
public:
    as_nobody() : was_root_(geteuid() == 0) {
        if (was_root_) changed_ = seteuid(65534) == 0;
    }
    as_nobody(const as_nobody&) = delete;
    as_nobody& operator=(const as_nobody&) = delete;
    ~as_nobody() {
        if (changed_ && seteuid(0) != 0) std::abort();
    }
    bool works() const { return !was_root_ || changed_; }

private:
    bool was_root_;
    bool changed_ = false;
};
