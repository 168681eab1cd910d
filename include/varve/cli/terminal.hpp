#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <unistd.h>

namespace varve::detail {

/// Standard output and error; coloured only where a person looks (https://no-color.org).
class terminal {
public:
    terminal() : colours_(isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr) {}

    void line(std::string_view text = {}) const { write(stdout, text); }
    void error(std::string_view text) const { write(stderr, text); }

    std::string strong(std::string_view text) const { return coloured("\033[1m", text); }
    std::string good(std::string_view text) const { return coloured("\033[32m", text); }
    std::string bad(std::string_view text) const { return coloured("\033[31m", text); }
    std::string dim(std::string_view text) const { return coloured("\033[2m", text); }

private:
    static void write(std::FILE* to, std::string_view text) {
        if (!text.empty()) std::fwrite(text.data(), 1, text.size(), to);  // fwrite takes no null pointer, not even for nothing
        if (!text.ends_with('\n')) std::fputc('\n', to);
        std::fflush(to);
    }
    std::string coloured(std::string_view code, std::string_view text) const {
        if (!colours_) return std::string{text};
        return std::string{code} + std::string{text} + "\033[0m";
    }

    bool colours_;
};

}  // namespace varve::detail
