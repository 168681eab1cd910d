#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <varve/backend/migration_concept.hpp>

namespace varve {

/// A value whose type is known at run time only: NULL, boolean, integer, floating, text or bytes.
using any_value = std::variant<std::monostate, bool, std::int64_t, double, std::string, std::vector<std::byte>>;

/// A row of them, in the order of the select list.
using any_row = std::vector<any_value>;

/// A session whose engine is known at run time only: what migrations run on, so that hundreds of revisions compile once
/// and without a backend's header. Values are always bound. Throws the classes of varve::error.
class any_session {
public:
    virtual ~any_session() = default;
    any_session() = default;
    any_session(const any_session&) = delete;
    any_session& operator=(const any_session&) = delete;

    virtual const migration_dialect& dialect() const = 0;

    /// Runs one or several statements without parameters.
    virtual void execute(std::string_view sql) = 0;
    /// Runs one statement with bound arguments (?1, ?2 or $1, $2: the engine's own placeholders) and returns the rows it wrote.
    virtual std::int64_t execute(std::string_view sql, std::span<const any_value> arguments) = 0;
    virtual std::vector<any_row> query(std::string_view sql, std::span<const any_value> arguments = {}) = 0;

    virtual void begin(transaction_mode mode = transaction_mode::immediate) = 0;
    virtual void commit() = 0;
    virtual void rollback() = 0;
    virtual bool in_transaction() const = 0;

    virtual schema::schema introspect() = 0;
    /// A schema as this engine would tell it back: what its dialect projects, or, where only the engine itself knows how it
    /// writes expressions, what it says of an empty database made so.
    virtual schema::schema normalised(const schema::schema& whole) = 0;
    virtual void lock_migrations(std::chrono::milliseconds wait) = 0;
    virtual void unlock_migrations() = 0;
    /// An empty database of the same engine, gone with the object.
    virtual std::unique_ptr<any_session> scratch() = 0;
};

}  // namespace varve
