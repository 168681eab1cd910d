#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/sql/codec.hpp>
#include <varve/sql/engine_statement.hpp>

/// Gives back, as column i, what was bound as parameter i + 1. It keeps each value in the type it was bound with and keeps
/// borrowed views borrowed, so that reading another type, or through a view whose owner is gone, is noticed.
class loopback_statement {
public:
    using native = std::variant<std::monostate, bool, std::int64_t, std::uint64_t, double, std::string_view, varve::bytes_view,
                                varve::uuid_value, varve::date_value, varve::time_value, varve::timestamp_value,
                                varve::local_timestamp_value, varve::duration_value, varve::json_value, varve::decimal_value,
                                varve::scaled_value, varve::label_value>;

    void bind(int position, std::nullptr_t) { values_[position] = std::monostate{}; }
    template <class Value>
    void bind(int position, const Value& value) {
        values_[position].emplace<Value>(value);
    }
    void bind_copy(int position, std::string_view text) {
        std::string& owned = texts_[position] = text;
        values_[position] = std::string_view{owned};
    }
    void bind_copy(int position, varve::bytes_view bytes) {
        std::vector<std::byte>& owned = bytes_[position];
        owned.assign(bytes.begin(), bytes.end());
        values_[position] = varve::bytes_view{owned};
    }

    template <class Value>
    bool get(int column, Value& out) {
        const native& found = values_.at(column + 1);
        if (std::holds_alternative<std::monostate>(found)) return false;
        if constexpr (std::is_same_v<Value, varve::scaled_value> || std::is_same_v<Value, varve::decimal_value>) {
            const Value& value = std::get<Value>(found);
            if (value.precision != out.precision || value.scale != out.scale) throw std::logic_error("decimals of another shape are read");
        }
        out = std::get<Value>(found);
        return true;
    }

    varve::value_kind kind(int) { return varve::value_kind::null; }
    bool step() { return true; }
    std::int64_t affected() const { return 0; }
    void reset() noexcept {}
    int column_count() const { return static_cast<int>(values_.size()); }
    std::string_view column_name(int) const { return "subject"; }

    template <class Value>
    const Value& bound() {
        return std::get<Value>(values_.at(1));
    }

private:
    std::map<int, native> values_{};
    std::map<int, std::string> texts_{};
    std::map<int, std::vector<std::byte>> bytes_{};
};

static_assert(varve::engine_statement<loopback_statement>);

/// Binds a value and reads it back into a field that held something else.
template <varve::schema::storage Storage = varve::schema::storage::natural, class T>
T round_trip(const T& value, T before = {}) {
    loopback_statement statement;
    varve::detail::codec<T, Storage>::bind(statement, 1, value);
    varve::detail::read_field<Storage>(statement, 0, before);
    return before;
}

/// The engine value that a value travels as.
template <class Native, varve::schema::storage Storage = varve::schema::storage::natural, class T>
Native bound_as(const T& value) {
    loopback_statement statement;
    varve::detail::codec<T, Storage>::bind_copy(statement, 1, value);
    if constexpr (std::is_same_v<Native, std::string>)
        return std::string{statement.bound<std::string_view>()};
    else
        return statement.bound<Native>();
}

/// What a field of type T becomes when the column holds `native`.
template <class T, varve::schema::storage Storage = varve::schema::storage::natural, class Native>
T read_as(const Native& native) {
    loopback_statement statement;
    statement.bind(1, native);
    T out{};
    varve::detail::read_field<Storage>(statement, 0, out);
    return out;
}
