#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <type_traits>

#include <varve/sql/value.hpp>

namespace varve::detail {

/// A statement of any engine behind one interface, for conditions that do not know it: they bind through a virtual call
/// for each value. It has the binds of an engine_statement (sql/engine_statement.hpp).
class value_sink {
public:
    class range;

    virtual void bind(int position, std::nullptr_t) = 0;
    virtual void bind(int position, bool value) = 0;
    virtual void bind(int position, std::int64_t value) = 0;
    virtual void bind(int position, std::uint64_t value) = 0;
    virtual void bind(int position, double value) = 0;
    virtual void bind(int position, std::string_view text) = 0;
    virtual void bind(int position, bytes_view bytes) = 0;
    virtual void bind(int position, const uuid_value& value) = 0;
    virtual void bind(int position, date_value value) = 0;
    virtual void bind(int position, time_value value) = 0;
    virtual void bind(int position, timestamp_value value) = 0;
    virtual void bind(int position, local_timestamp_value value) = 0;
    virtual void bind(int position, duration_value value) = 0;
    virtual void bind(int position, const json_value& value) = 0;
    virtual void bind(int position, const decimal_value& value) = 0;
    virtual void bind(int position, const scaled_value& value) = 0;
    virtual void bind(int position, label_value value) = 0;
    virtual void bind_copy(int position, std::string_view text) = 0;
    virtual void bind_copy(int position, bytes_view bytes) = 0;

    virtual std::unique_ptr<value_sink> range_at(int position) = 0;
    /// Of a range: hands it to its statement.
    virtual void finish() = 0;

    virtual ~value_sink() = default;

protected:
    value_sink() = default;
    value_sink(const value_sink&) = default;
    value_sink& operator=(const value_sink&) = default;
};

/// A whole range as one parameter, in the way of the engine behind the sink.
class value_sink::range {
public:
    range(value_sink& statement, int position) : collects_(statement.range_at(position)) {}

    template <class Value>
    void bind(int position, const Value& value) {
        collects_->bind(position, value);
    }
    template <class Value>
    void bind_copy(int position, const Value& value) {
        collects_->bind_copy(position, value);
    }
    void finish() { collects_->finish(); }

private:
    std::unique_ptr<value_sink> collects_;
};

/// The sink of one engine: `Target` is its statement, or its range.
template <class Target, class Statement>
class sink_of final : public value_sink {
public:
    explicit sink_of(Statement& statement)
        requires(std::is_same_v<Target, Statement&>)
        : target_(statement) {}
    sink_of(Statement& statement, int position)
        requires(!std::is_same_v<Target, Statement&>)
        : target_(statement, position) {}

    void bind(int position, std::nullptr_t) override { target_.bind(position, nullptr); }
    void bind(int position, bool value) override { target_.bind(position, value); }
    void bind(int position, std::int64_t value) override { target_.bind(position, value); }
    void bind(int position, std::uint64_t value) override { target_.bind(position, value); }
    void bind(int position, double value) override { target_.bind(position, value); }
    void bind(int position, std::string_view text) override { target_.bind(position, text); }
    void bind(int position, bytes_view bytes) override { target_.bind(position, bytes); }
    void bind(int position, const uuid_value& value) override { target_.bind(position, value); }
    void bind(int position, date_value value) override { target_.bind(position, value); }
    void bind(int position, time_value value) override { target_.bind(position, value); }
    void bind(int position, timestamp_value value) override { target_.bind(position, value); }
    void bind(int position, local_timestamp_value value) override { target_.bind(position, value); }
    void bind(int position, duration_value value) override { target_.bind(position, value); }
    void bind(int position, const json_value& value) override { target_.bind(position, value); }
    void bind(int position, const decimal_value& value) override { target_.bind(position, value); }
    void bind(int position, const scaled_value& value) override { target_.bind(position, value); }
    void bind(int position, label_value value) override { target_.bind(position, value); }
    void bind_copy(int position, std::string_view text) override { target_.bind_copy(position, text); }
    void bind_copy(int position, bytes_view bytes) override { target_.bind_copy(position, bytes); }

    std::unique_ptr<value_sink> range_at(int position) override {
        if constexpr (std::is_same_v<Target, Statement&>)
            return std::make_unique<sink_of<typename Statement::range, Statement>>(target_, position);
        else
            return nullptr;  // a range holds no range
    }
    void finish() override {
        if constexpr (!std::is_same_v<Target, Statement&>) target_.finish();
    }

private:
    Target target_;
};

}  // namespace varve::detail
