#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <varve/core/raise.hpp>
#include <varve/sql/column_type.hpp>
#include <varve/sql/engine_statement.hpp>

namespace varve::detail {

[[noreturn, gnu::cold]] inline void throw_unreadable(const std::string& column, const std::string& sql, const std::exception& why) {
    const auto* const known = dynamic_cast<const error*>(&why);
    raise<data_error>({"the column ", column, " cannot be read: ", why.what()},
                      known != nullptr && !known->sqlstate().empty() ? std::string_view{known->sqlstate()} : "22018", sql);
}
[[noreturn, gnu::cold]] inline void throw_null(const std::string& column, const std::string& sql) {
    raise<data_error>({"the column ", column, " is NULL where the struct's field is not optional; make the field std::optional or correct the row"},
                      "22004", sql);
}

// The statement knows what a message needs, so that reading carries no names along: table and column, what stands there,
// and the SQL, as far as the engine tells (engine_statement.hpp says how).
template <class Statement>
[[gnu::cold, gnu::noinline]] std::string column_words(Statement& statement, int column) {
    if constexpr (requires { statement.column_origin(column); })
        return statement.column_origin(column);
    else
        return std::string{statement.column_name(column)};
}
template <class Statement>
[[gnu::cold, gnu::noinline]] std::string sql_words(Statement& statement) {
    if constexpr (requires { std::string{statement.sql()}; })
        return std::string{statement.sql()};
    else
        return {};
}

template <class Statement>
[[noreturn, gnu::cold, gnu::noinline]] void unreadable_column(Statement& statement, int column, const std::exception& why) {
    std::string words = column_words(statement, column);
    if constexpr (requires { statement.shown(column); }) words = concat({words, ", which holds ", statement.shown(column), ","});
    throw_unreadable(words, sql_words(statement), why);
}
template <class Statement>
[[noreturn, gnu::cold, gnu::noinline]] void null_in_column(Statement& statement, int column) {
    throw_null(column_words(statement, column), sql_words(statement));
}

/// Moves a C++ value into a statement's parameter and out of its column. `Storage` is the stored_as of the column the
/// value belongs to. Everything inlines to the engine's own bind and column calls.
template <class T, schema::storage Storage = schema::storage::natural>
struct codec;

/// What a C++ type travels as when its column says stored_as. A built-in type that can be kept another way specialises it
/// (its header says which); what is not specialised cannot be stored that way, and the model rules say so.
template <class T, schema::storage Storage>
struct stored_differently;

template <class T, schema::storage Storage>
concept storable_as = Storage == schema::storage::natural || requires { typename stored_differently<T, Storage>::native; };

/// Whether stored_as can say anything about a type at all; the others need no look at their column.
template <class T>
inline constexpr bool has_other_storage = [] {
    using plain = without_optional<T>;
    if constexpr (stored_type<plain>)
        return has_other_storage<typename column_type<plain>::stored>;
    else
        return storable_as<plain, schema::storage::integer> || storable_as<plain, schema::storage::floating> ||
               storable_as<plain, schema::storage::text> || storable_as<plain, schema::storage::bytes>;
}();

struct natural_storage {
    static constexpr schema::storage value() { return schema::storage::natural; }
};

// The rule about a column's NULL is the caller's: read returns false for it, and leaves the field as it was.
template <class T, schema::storage Storage>
    requires native_type<T>
struct codec<T, Storage> {
    using conversion = typename std::conditional_t<Storage == schema::storage::natural, std::type_identity<column_type<T>>,
                                                   std::type_identity<stored_differently<T, Storage>>>::type;

    template <class Statement>
    static void bind(Statement& statement, int position, const T& value) {
        if constexpr (std::is_same_v<made, std::string>)  // a text made here is gone before the statement runs
            statement.bind_copy(position, std::string_view{conversion::to_native(value)});
        else
            statement.bind(position, conversion::to_native(value));
    }
    template <class Statement>
    static void bind_copy(Statement& statement, int position, const T& value) {
        if constexpr (std::is_same_v<made, std::string_view> || std::is_same_v<made, bytes_view>)
            statement.bind_copy(position, conversion::to_native(value));
        else
            bind(statement, position, value);
    }
    template <class Statement>
    static bool read(Statement& statement, int column, T& out) {
        using native = typename conversion::native;
        if constexpr (std::is_same_v<native, T>) {
            return statement.get(column, out);
        } else {
            native value = empty<native>();
            if (!statement.get(column, value)) return false;
            if constexpr (requires { requires conversion::never_refuses; }) {
                conversion::from_native(value, out);
            } else {
                try {
                    conversion::from_native(value, out);
                } catch (const data_error& why) {
                    unreadable_column(statement, column, why);
                }
            }
            return true;
        }
    }

private:
    using made = std::remove_cvref_t<decltype(conversion::to_native(std::declval<const T&>()))>;

    template <class Native>
    static constexpr Native empty() {
        if constexpr (requires { conversion::empty(); })
            return conversion::empty();  // a decimal says its precision and scale before it is read
        else
            return {};
    }
};

// A user's type: what store() makes is a temporary, so its bytes are copied into the statement.
template <class T, schema::storage Storage>
    requires stored_type<T>
struct codec<T, Storage> {
    using stored = typename column_type<T>::stored;

    template <class Statement>
    static void bind(Statement& statement, int position, const T& value) {
        if constexpr (std::is_reference_v<decltype(column_type<T>::store(value))>)
            codec<stored, Storage>::bind(statement, position, column_type<T>::store(value));
        else
            codec<stored, Storage>::bind_copy(statement, position, column_type<T>::store(value));
    }
    template <class Statement>
    static void bind_copy(Statement& statement, int position, const T& value) {
        codec<stored, Storage>::bind_copy(statement, position, column_type<T>::store(value));
    }
    template <class Statement>
    static bool read(Statement& statement, int column, T& out) {
        if constexpr (requires { column_type<T>::place(out); }) {  // a member: read where it is to be
            return codec<stored, Storage>::read(statement, column, column_type<T>::place(out));
        } else {
            stored value{};
            if (!codec<stored, Storage>::read(statement, column, value)) return false;
            try {
                out = column_type<T>::load(value);
            } catch (const std::exception& why) {
                unreadable_column(statement, column, why);
            }
            return true;
        }
    }
};

template <class T, schema::storage Storage>
struct codec<std::optional<T>, Storage> {
    template <class Statement>
    static void bind(Statement& statement, int position, const std::optional<T>& value) {
        if (value)
            codec<T, Storage>::bind(statement, position, *value);
        else
            statement.bind(position, nullptr);
    }
    template <class Statement>
    static void bind_copy(Statement& statement, int position, const std::optional<T>& value) {
        if (value)
            codec<T, Storage>::bind_copy(statement, position, *value);
        else
            statement.bind(position, nullptr);
    }
    template <class Statement>
    static bool read(Statement& statement, int column, std::optional<T>& out) {
        if constexpr (Storage == schema::storage::natural && std::is_same_v<T, std::string>) {
            std::string_view text;  // made at once: emplacing an empty string first and then assigning costs twice
            if (statement.get(column, text))
                out.emplace(text);
            else
                out.reset();
        } else {
            if (!out) out.emplace();
            if (!codec<T, Storage>::read(statement, column, *out)) out.reset();
        }
        return true;
    }
};

/// Reads column `column` into `out`; an unexpected NULL is an error that names it.
template <schema::storage Storage, class Statement, class T>
inline void read_field(Statement& statement, int column, T& out) {
    if (!codec<T, Storage>::read(statement, column, out)) [[unlikely]]
        null_in_column(statement, column);
}

}  // namespace varve::detail
