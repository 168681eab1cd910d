#pragma once

#include <cerrno>
#include <chrono>
#include <cstring>
#include <string>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <varve/core/error.hpp>

namespace varve::detail {

/// A lock that two connections exclude each other with, also within one process, and that the kernel lets go of when
/// the process dies. The file is there while it is held, and holds its holder's process id.
class sqlite_file_lock {
public:
    sqlite_file_lock() = default;
    sqlite_file_lock(sqlite_file_lock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::move(other.path_)) {}
    sqlite_file_lock& operator=(sqlite_file_lock&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        std::swap(path_, other.path_);
        return *this;
    }
    ~sqlite_file_lock() { release(); }

    bool held() const { return descriptor_ >= 0; }

    /// Polls until `wait` has run out, then throws lock_not_available.
    void acquire(const std::string& path, std::chrono::milliseconds wait) {
        using clock = std::chrono::steady_clock;
        const auto deadline = clock::now() + wait;
        constexpr std::chrono::milliseconds longest{100};
        for (std::chrono::milliseconds pause{5};; pause = pause < longest / 2 ? pause * 2 : longest) {
            if (try_acquire(path)) return;
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - clock::now());
            if (left.count() <= 0) refuse(path, wait);
            std::this_thread::sleep_for(pause < left ? pause : left);
        }
    }

    void release() noexcept {
        if (descriptor_ < 0) return;
        ::unlink(path_.c_str());  // while it is held: who opened it meanwhile sees that its name is gone, and opens anew
        ::close(descriptor_);
        descriptor_ = -1;
    }

private:
    bool try_acquire(const std::string& path) {
        const int opened = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (opened < 0) {
            const std::string why = "varve: sqlite: cannot make the lock file " + path + ": " + std::strerror(errno);
            if (errno == EROFS || errno == EACCES || errno == EPERM)
                throw read_only(why + "; the directory must be writable to migrate", {.sqlstate = "25006"});
            if (errno == ENOSPC) throw disk_full(why, {.sqlstate = "53100"});
            throw system_error(why, {.sqlstate = "58030"});
        }
        if (::flock(opened, LOCK_EX | LOCK_NB) != 0 || !still_named(opened, path)) {
            ::close(opened);
            return false;
        }
        const std::string holder = std::to_string(::getpid()) + "\n";
        // Only told to others in a message: failing to write it harms nothing.
        if (::ftruncate(opened, 0) != 0 || ::write(opened, holder.data(), holder.size()) < 0) errno = 0;
        descriptor_ = opened;
        path_ = path;
        return true;
    }

    /// The holder before may have removed the file between our open and our lock; a lock on it would exclude nobody.
    static bool still_named(int descriptor, const std::string& path) {
        struct stat ours {};
        struct stat named {};
        return ::fstat(descriptor, &ours) == 0 && ::stat(path.c_str(), &named) == 0 && ours.st_ino == named.st_ino &&
               ours.st_dev == named.st_dev;
    }

    [[noreturn]] static void refuse(const std::string& path, std::chrono::milliseconds wait) {
        char text[24] = {};
        std::string who = "another process";
        if (const int opened = ::open(path.c_str(), O_RDONLY | O_CLOEXEC); opened >= 0) {
            if (::read(opened, text, sizeof text - 1) > 0) who = "process " + std::string(text, std::strcspn(text, "\n"));
            ::close(opened);
        }
        throw lock_not_available("varve: sqlite: " + who + " holds " + path + " and is probably migrating this database; waited " +
                                     std::to_string(wait.count()) +
                                     " ms; let it finish and run again, or wait longer (the lock goes with its process)",
                                 {.sqlstate = "55P03"});
    }

    int descriptor_ = -1;
    std::string path_{};
};

}  // namespace varve::detail
