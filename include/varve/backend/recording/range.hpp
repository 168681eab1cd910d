#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <varve/backend/recording/statement.hpp>

namespace varve {

/// Collects the elements that codecs bind to it and binds them as one text, "{1,2,3}", as an engine with arrays would.
class recording_statement::range {
public:
    range(recording_statement& statement, int position) : statement_(statement), position_(position), element_(statement.script_, {}) {}

    template <class Value>
    void bind(int, const Value& value) {
        element_.bind(1, value);
        append(element_.values_.front());
    }
    template <class Value>
    void bind_copy(int, const Value& value) {
        bind(0, value);
    }
    void finish() { statement_.bind(position_, std::string_view{text_ += text_.empty() ? "{}" : "}"}); }

private:
    void append(const recorded_value& value) {
        text_ += text_.empty() ? "{" : ",";
        detail::append_recorded(text_, value);
    }

    recording_statement& statement_;
    int position_;
    recording_statement element_;
    std::string text_{};
};

}  // namespace varve
