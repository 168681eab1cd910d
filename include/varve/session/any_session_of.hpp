#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <varve/session/any_session.hpp>
#include <varve/session/detail/refusals.hpp>
#include <varve/session/session.hpp>

namespace varve {

/// any_session over a session of a known backend, which it borrows or owns.
template <backend Backend>
class any_session_of final : public any_session {
    static_assert(detail::has_migrations<Backend>,
                  "varve: migrations are to run on a backend without the part of it that plans them; programs that only run queries do "
                  "without it; include <varve/backend/NAME/migrations.hpp>");

public:
    explicit any_session_of(session<Backend>& borrowed) : session_(&borrowed) {}
    explicit any_session_of(session<Backend>&& owned) : owned_(std::move(owned)), session_(&*owned_) {}

    const migration_dialect& dialect() const override { return detail::migration_dialect_on<Backend>(session_->connection()); }

    void execute(std::string_view sql) override { session_->execute(sql); }

    std::int64_t execute(std::string_view sql, std::span<const any_value> arguments) override {
        return run(sql, arguments, [](engine& one) {
            while (one.step()) {}
            return one.affected();
        });
    }

    std::vector<any_row> query(std::string_view sql, std::span<const any_value> arguments = {}) override {
        std::vector<any_row> rows;
        run(sql, arguments, [&rows](engine& one) {
            const int columns = one.column_count();
            while (one.step()) {
                any_row& row = rows.emplace_back();
                row.reserve(static_cast<std::size_t>(columns));
                for (int i = 0; i < columns; ++i) row.push_back(value_of(one, i));
            }
            return static_cast<std::int64_t>(rows.size());
        });
        return rows;
    }

    void begin(transaction_mode mode = transaction_mode::immediate) override { session_->connection().begin(mode); }
    void commit() override { session_->connection().commit(); }
    void rollback() override { session_->connection().rollback(); }
    bool in_transaction() const override { return session_->in_transaction(); }

    schema::schema introspect() override { return session_->introspect(); }
    schema::schema normalised(const schema::schema& whole) override {
        if constexpr (requires { Backend::migrations::normalised(session_->connection(), whole); })
            return Backend::migrations::normalised(session_->connection(), whole);
        else
            return dialect().project(whole);
    }
    void lock_migrations(std::chrono::milliseconds wait) override { session_->connection().lock_migrations(wait); }
    void unlock_migrations() override { session_->connection().unlock_migrations(); }
    std::unique_ptr<any_session> scratch() override {
        return std::make_unique<any_session_of>(session<Backend>{session_->connection().scratch()});
    }

private:
    using engine = typename Backend::connection::statement;

    template <class Body>
    std::int64_t run(std::string_view sql, std::span<const any_value> arguments, Body body) {
        detail::pooled_connection<Backend>& here = *session_->shared_connection();
        detail::trace_scope trace{here.told, sql};
        try {
            detail::statement_use<engine> use{here.find_raw(sql).statement};
            int position = 0;
            for (const any_value& each : arguments) bind(use.engine(), ++position, each);
            if constexpr (requires { use.engine().parameter_count(); })
                if (use.engine().parameter_count() != position)
                    detail::refuse_argument_count(sql, use.engine().parameter_count(), position);
            const std::int64_t rows = body(use.engine());
            trace.finished(rows, detail::expansion_of<engine>(), &use.engine());
            return rows;
        } catch (const error& why) {
            trace.failed(why);
            throw;
        }
    }

    static void bind(engine& one, int position, const any_value& value) {
        std::visit(
            [&](const auto& held) {
                using held_type = std::remove_cvref_t<decltype(held)>;
                if constexpr (std::is_same_v<held_type, std::monostate>)
                    one.bind(position, nullptr);
                else if constexpr (std::is_same_v<held_type, std::string>)
                    one.bind(position, std::string_view{held});
                else if constexpr (std::is_same_v<held_type, std::vector<std::byte>>)
                    one.bind(position, bytes_view{held});
                else
                    one.bind(position, held);
            },
            value);
    }

    template <class Value>
    static Value got(engine& one, int column) {
        Value value{};
        one.get(column, value);
        return value;
    }

    static any_value value_of(engine& one, int column) {
        switch (one.kind(column)) {
            case value_kind::boolean: return got<bool>(one, column);
            case value_kind::integer: return got<std::int64_t>(one, column);
            case value_kind::floating: return got<double>(one, column);
            case value_kind::text: return std::string{got<std::string_view>(one, column)};
            case value_kind::bytes: {
                const bytes_view bytes = got<bytes_view>(one, column);
                return std::vector<std::byte>{bytes.begin(), bytes.end()};
            }
            case value_kind::null: break;
        }
        return std::monostate{};
    }

    std::optional<session<Backend>> owned_{};
    session<Backend>* session_;
};

/// The session as migrations see it; `borrowed` must outlive it.
template <backend Backend>
std::unique_ptr<any_session> make_any_session(session<Backend>& borrowed) {
    return std::make_unique<any_session_of<Backend>>(borrowed);
}

}  // namespace varve
