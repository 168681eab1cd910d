#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace varve::detail {

/// A text of at most 1024 characters; of one that is longer only how long it is.
struct roomy_text {
    char data[1024]{};
    std::size_t size = 0;

    constexpr bool fits() const { return size <= sizeof data; }
};

}  // namespace varve::detail

namespace varve {

/// Where SQL is written: a std::string, or an array while a constant is made. There a std::string costs a dozen calls each
/// time it is added to, and all texts of all queries are made so (measured: a tenth of the time to compile a file of
/// queries). A handle, to be passed by value or reference to const; a std::string turns into one.
class sql_writer {
public:
    constexpr sql_writer(std::string& to) : string_(&to) {}
    constexpr sql_writer(detail::roomy_text& to) : roomy_(&to) {}

    // Not inlined: what is written at run time is long, and not often.
    [[gnu::noinline]] constexpr void append(const char* text, std::size_t size) const {
        if (roomy_ == nullptr) {
            string_->append(text, size);
            return;
        }
        const std::size_t start = roomy_->size;
        roomy_->size += size;
        if (!roomy_->fits()) return;
        for (std::size_t i = 0; i < size; ++i) roomy_->data[start + i] = text[i];
    }

    constexpr const sql_writer& operator+=(std::string_view text) const {
        append(text.data(), text.size());
        return *this;
    }
    // A literal knows its length; of a pointer the characters are counted, which at compile time is one by one.
    template <std::size_t Size>
    constexpr const sql_writer& operator+=(const char (&literal)[Size]) const {
        append(literal, Size - 1);
        return *this;
    }

    constexpr const sql_writer& operator+=(char each) const {
        append(&each, 1);
        return *this;
    }
    constexpr void push_back(char each) const { append(&each, 1); }

    /// The text between quotes, those inside of it doubled.
    [[gnu::cold, gnu::noinline]] constexpr void append_quoted(std::string_view text, char quote) const {
        push_back(quote);
        const char* const data = text.data();
        const std::size_t size = text.size();
        std::size_t told = 0;
        for (std::size_t i = 0; i < size; ++i) {
            if (data[i] != quote) continue;
            append(data + told, i + 1 - told);
            told = i;  // once more, with what follows
        }
        append(data + told, size - told);
        push_back(quote);
    }

private:
    std::string* string_ = nullptr;
    detail::roomy_text* roomy_ = nullptr;
};

}  // namespace varve
