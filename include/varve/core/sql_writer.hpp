#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <varve/core/counted.hpp>
#include <varve/core/owned.hpp>

namespace varve::detail {

/// Where a constant's text goes; of one that is longer than the room only how long it is.
struct text_room {
    char* data = nullptr;
    std::size_t capacity = 0;
    std::size_t size = 0;
};

}  // namespace varve::detail

namespace varve {

/// Where SQL is written: a std::string, or an array while a constant is made. There a std::string costs a dozen calls each
/// time it is added to, and all texts of all queries are made so (measured: a tenth of the time to compile a file of
/// queries). A handle, to be passed by value or reference to const; a std::string turns into one.
class sql_writer {
public:
    constexpr sql_writer(std::string& to) : string_(&to) {}
    constexpr sql_writer(detail::text_room& to) : room_(&to) {}

    // Not inlined: what is written at run time is long, and not often.
    [[gnu::noinline]] constexpr void append(const char* text, std::size_t size) const {
        if (room_ == nullptr) {
            detail::append_owned(*string_, {text, size});  // pieces of constants too: arguments of a call
            return;
        }
        const std::size_t start = room_->size;
        room_->size += size;
        if (room_->size > room_->capacity) return;
        char* const to = room_->data + start;
        for (std::size_t i = 0; i < size; ++i) to[i] = text[i];
    }

    constexpr const sql_writer& operator+=(std::string_view text) const {
        append(text.data(), text.size());
        return *this;
    }
    constexpr const sql_writer& operator+=(const char* text) const { return *this += detail::counted(text); }
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
    detail::text_room* room_ = nullptr;
};

}  // namespace varve
