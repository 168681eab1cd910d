// The table of types: one specialisation of `sample` is one row of it, and type_suite.hpp tries each row in every way.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include <varve/sql/capabilities.hpp>

namespace varve_test {

/// A value at a limit that not every engine has.
template <class T>
struct doubtful {
    T value;
    bool is_kept;  ///< comes back as it was; else it is refused with a data_error wherever it is bound
};

/// A value that cannot be read into the field: SQL that gives it, and how the error shows it.
struct unlike {
    std::string sql;
    std::string shown;
};

/// What a row says when there is nothing special about its type.
template <class T>
struct plain_sample {
    static constexpr bool has_order = true;      ///< SQL's order is the one of values(); else only equality is asked for
    static constexpr bool is_indexable = true;   ///< may be a key, unique and indexed
    static constexpr bool has_literal = true;    ///< literal() is a value; else it is SQL, and meant() the value
    static std::vector<doubtful<T>> at_limits(const varve::capabilities&) { return {}; }
    static std::vector<unlike> unreadable() { return {{"'none'", "the text 'none'"}, {"x'00ff'", "2 bytes, x'00ff'"}}; }
};

/// `values()`: some that every engine keeps, all different, the least first. `literal()`: for DEFAULT, CHECK and a partial index.
template <class T>
struct sample;

/// What a default is read back as.
template <class T>
T meant() {
    if constexpr (requires { sample<T>::meant(); })
        return sample<T>::meant();
    else
        return T{sample<T>::literal()};
}

/// The same to the last bit: 0.0 and -0.0 are not, NaN and NaN are.
template <class T>
bool same(const T& left, const T& right) {
    if constexpr (std::is_same_v<T, double>)
        return std::bit_cast<std::uint64_t>(left) == std::bit_cast<std::uint64_t>(right) || (left != left && right != right);
    else if constexpr (std::is_same_v<T, float>)
        return std::bit_cast<std::uint32_t>(left) == std::bit_cast<std::uint32_t>(right) || (left != left && right != right);
    else
        return left == right;
}

}  // namespace varve_test
