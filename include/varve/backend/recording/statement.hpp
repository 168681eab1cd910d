#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <varve/backend/recording/script.hpp>
#include <varve/core/error.hpp>
#include <varve/sql/engine_statement.hpp>

namespace varve {

/// Records what is bound and plays back the script's rows; models engine_statement. Values that SQL has and this test
/// double does not interpret (dates, decimals …) cross as the integer or the text that value.hpp gives them.
class recording_statement {
public:
    /// A whole range as one parameter, recorded as one text.
    class range;

    recording_statement(std::shared_ptr<recording_script> script, std::string sql) : script_(std::move(script)), sql_(std::move(sql)) {}

    void bind(int position, std::nullptr_t) { keep(position, std::monostate{}); }
    void bind(int position, bool value) { keep(position, value); }
    void bind(int position, std::int64_t value) { keep(position, value); }
    void bind(int position, std::uint64_t value) { keep(position, value); }
    void bind(int position, double value) { keep(position, value); }
    void bind(int position, std::string_view text) { keep(position, std::string{text}); }
    void bind(int position, const char* text) { keep(position, std::string{text}); }
    void bind(int position, bytes_view bytes) { keep(position, std::vector<std::byte>{bytes.begin(), bytes.end()}); }
    void bind_copy(int position, std::string_view text) { bind(position, text); }
    void bind_copy(int position, bytes_view bytes) { bind(position, bytes); }
    void bind(int position, const uuid_value& uuid) { bind(position, bytes_view{uuid.bytes}); }
    void bind(int position, date_value date) { bind(position, std::int64_t{date.days}); }
    void bind(int position, time_value time) { bind(position, time.microseconds); }
    void bind(int position, timestamp_value at) { bind(position, at.microseconds); }
    void bind(int position, local_timestamp_value at) { bind(position, at.microseconds); }
    void bind(int position, duration_value value) { bind(position, value.microseconds); }
    void bind(int position, const json_value& json) { bind(position, std::string_view{json.text}); }
    void bind(int position, const decimal_value& decimal) { bind(position, std::string_view{decimal.text}); }
    void bind(int position, const scaled_value& scaled) { bind(position, scaled.unscaled); }
    void bind(int position, label_value label) { bind(position, label.label); }

    bool get(int column, bool& out) { return copy(column, out); }
    bool get(int column, std::int64_t& out) { return copy(column, out); }
    bool get(int column, std::uint64_t& out) { return copy(column, out); }
    bool get(int column, double& out) { return copy(column, out); }
    bool get(int column, std::string_view& out) {
        const std::string* const text = held<std::string>(column);
        if (text != nullptr) out = *text;
        return text != nullptr;
    }
    bool get(int column, bytes_view& out) {
        const auto* const bytes = held<std::vector<std::byte>>(column);
        if (bytes != nullptr) out = *bytes;
        return bytes != nullptr;
    }
    bool get(int column, uuid_value& out) {
        bytes_view bytes;
        if (!get(column, bytes)) return false;
        if (bytes.size() != out.bytes.size()) throw data_error("varve: recording: a UUID has 16 bytes", {.sqlstate = "22018"});
        std::memcpy(out.bytes.data(), bytes.data(), bytes.size());
        return true;
    }
    bool get(int column, date_value& out) {
        std::int64_t days = 0;
        if (!get(column, days)) return false;
        out.days = static_cast<std::int32_t>(days);
        return true;
    }
    bool get(int column, time_value& out) { return get(column, out.microseconds); }
    bool get(int column, timestamp_value& out) { return get(column, out.microseconds); }
    bool get(int column, local_timestamp_value& out) { return get(column, out.microseconds); }
    bool get(int column, duration_value& out) { return get(column, out.microseconds); }
    bool get(int column, json_value& out) { return copy(column, out.text); }
    bool get(int column, decimal_value& out) { return copy(column, out.text); }
    bool get(int column, scaled_value& out) { return get(column, out.unscaled); }
    bool get(int column, label_value& out) { return get(column, out.label); }

    value_kind kind(int column) {
        constexpr value_kind kinds[] = {value_kind::null,     value_kind::boolean, value_kind::integer, value_kind::integer,
                                        value_kind::floating, value_kind::text,    value_kind::bytes};
        return kinds[value(column).index()];
    }

    bool step() {
        if (!running_) start();
        return ++row_ <= answer_.rows.size();
    }
    std::int64_t affected() const { return answer_.affected; }
    void reset() noexcept {
        running_ = false;
        row_ = 0;
    }

    /// The text and, behind it, each value that was bound: `select ?1 -- 7`.
    std::string expanded_sql() const {
        std::string text = sql_ + " --";
        for (const recorded_value& each : values_) detail::append_recorded(text += ' ', each);
        return text;
    }

    int column_count() const { return static_cast<int>(answer_.columns.size()); }
    std::string_view column_name(int column) const {
        const auto at = static_cast<std::size_t>(column);
        return at < answer_.columns.size() ? std::string_view{answer_.columns[at]} : std::string_view{};
    }

private:
    // Recorded when it runs, not when it is bound: a statement that is prepared once runs many times.
    void start() {
        running_ = true;
        row_ = 0;
        script_->ran.push_back({sql_, values_});
        answer_ = script_->take(sql_);
        if (answer_.failure) std::rethrow_exception(answer_.failure);
    }

    void keep(int position, recorded_value value) {
        if (position < 1) throw usage_error("varve: recording: parameters count from 1");
        const auto at = static_cast<std::size_t>(position - 1);
        if (values_.size() <= at) values_.resize(at + 1);
        values_[at] = std::move(value);
    }

    const recorded_value& value(int column) const {
        const auto at = static_cast<std::size_t>(column);
        if (row_ < 1 || row_ > answer_.rows.size() || at >= answer_.rows[row_ - 1].size())
            throw usage_error("varve: recording: the script has no column " + std::to_string(column) + " in this row", {.sql = sql_});
        return answer_.rows[row_ - 1][at];
    }

    /// nullptr for NULL.
    template <class Value>
    const Value* held(int column) const {
        const recorded_value& found = value(column);
        if (std::holds_alternative<std::monostate>(found)) return nullptr;
        const Value* const wanted = std::get_if<Value>(&found);
        if (wanted == nullptr)
            throw data_error("varve: recording: column " + std::to_string(column) + " holds a value of another type than is read",
                             {.sqlstate = "22018", .sql = sql_});
        return wanted;
    }
    template <class Value>
    bool copy(int column, Value& out) const {
        const Value* const found = held<Value>(column);
        if (found != nullptr) out = *found;
        return found != nullptr;
    }

    std::shared_ptr<recording_script> script_;
    std::string sql_;
    std::vector<recorded_value> values_{};
    recorded_answer answer_{};
    std::size_t row_ = 0;  ///< counted from 1; 0 = before the first
    bool running_ = false;
};

}  // namespace varve
