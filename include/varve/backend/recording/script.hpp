#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <varve/schema/schema.hpp>

namespace varve {

/// A value that crossed into or out of the recording engine, in the form it crossed; label_value is recorded as text.
using recorded_value = std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, std::string, std::vector<std::byte>>;

namespace detail {

/// As it is shown, in a trace or as an element of a range.
inline void append_recorded(std::string& out, const recorded_value& value) {
    std::visit(
        [&out](const auto& held) {
            using held_type = std::remove_cvref_t<decltype(held)>;
            if constexpr (std::is_same_v<held_type, std::monostate>)
                out += "NULL";
            else if constexpr (std::is_same_v<held_type, std::string>)
                out += held;
            else if constexpr (std::is_same_v<held_type, std::vector<std::byte>>)
                for (const std::byte each : held) out += std::to_string(std::to_integer<int>(each)) + " ";
            else
                out += std::to_string(held);
        },
        value);
}

}  // namespace detail

/// One statement that ran, with what was bound to it, by position.
struct recorded_statement {
    std::string sql{};
    std::vector<recorded_value> values{};

    bool operator==(const recorded_statement&) const = default;
};

/// What a statement answers, once: rows by column, or an error.
struct recorded_answer {
    std::vector<std::string> columns{};
    std::vector<std::vector<recorded_value>> rows{};
    std::int64_t affected = 0;
    std::exception_ptr failure{};
};

/// What a test gives to the recording engine and reads from it. All connections of one `options` share one script.
class recording_script {
public:
    /// The next statement whose text contains `part` answers so; answers for one text are used in order.
    void answer(std::string part, recorded_answer what) { answers_.emplace_back(std::move(part), std::move(what)); }

    template <class Error>
    void fail(std::string part, Error failure) {
        answer(std::move(part), {.failure = std::make_exception_ptr(std::move(failure))});
    }

    /// All statements in the order they ran, BEGIN and COMMIT included.
    std::vector<recorded_statement> ran{};
    /// What introspect() answers.
    schema::schema found{};
    std::int64_t prepared = 0;  ///< how often a text was prepared
    std::int64_t opened = 0;    ///< how many connections were opened
    int refused_openings = 0;   ///< so many of the next connections are not to be had
    std::int64_t last_rowid = 0;
    bool alive = true;          ///< what is_alive() answers
    std::atomic<int> interrupted = 0;      ///< how often interrupt() was called, by any thread
    std::int64_t statement_limit = 0;      ///< the last that a connection was given, in milliseconds

    /// Takes the answer to `sql`; an empty one when the test gave none.
    recorded_answer take(std::string_view sql) {
        for (auto each = answers_.begin(); each != answers_.end(); ++each) {
            if (sql.find(each->first) == std::string_view::npos) continue;
            recorded_answer taken = std::move(each->second);
            answers_.erase(each);
            return taken;
        }
        return {};
    }

private:
    std::deque<std::pair<std::string, recorded_answer>> answers_{};
};

}  // namespace varve
