#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <varve/backend/concept.hpp>
#include <varve/core/error.hpp>
#include <varve/core/number_text.hpp>
#include <varve/session/detail/pooled_connection.hpp>

namespace varve {

/// A transaction, or a savepoint when one is open already: what it did is undone unless commit() is called. Made by
/// `session.transaction()`; ended in the reverse order of their beginning.
template <backend Backend>
class transaction {
public:
    using lease = std::shared_ptr<detail::pooled_connection<Backend>>;

    transaction(lease connection, transaction_mode mode) : connection_(std::move(connection)) {
        auto& here = *connection_;
        nested_ = here.connection.in_transaction();
        depth_ = here.depth + 1;
        if (nested_) [[unlikely]]
            begin_nested(mode);
        else
            watched("BEGIN", [&here, mode] { here.connection.begin(mode); });
        here.depth = depth_;
    }
    transaction(const transaction&) = delete;
    transaction& operator=(const transaction&) = delete;
    ~transaction() {
        if (open_) [[unlikely]]
            undo();
    }

    /// Makes it last (a savepoint: as long as what surrounds it does). Throws what the engine says: integrity_violation
    /// for a deferred constraint, lock_not_available; the transaction is then still open and may be committed again.
    void commit() {
        require_innermost();
        if (nested_) [[unlikely]] {
            at_savepoint("RELEASE ");
            allow_writes();
        } else {
            watched("COMMIT", [&] { connection_->connection.commit(); });
        }
        ended();
    }

    void rollback() {
        require_innermost();
        ended();
        if (!nested_) {
            watched("ROLLBACK", [&] { connection_->connection.rollback(); });
        } else if (connection_->connection.in_transaction()) {  // an error may have rolled all of it back
            at_savepoint("ROLLBACK TO ");
            at_savepoint("RELEASE ");
            allow_writes();
        }
    }

private:
    [[gnu::cold, gnu::noinline]] void undo() noexcept {
        try {
            rollback();
        } catch (...) {  // NOLINT(bugprone-empty-catch): the connection is broken, and with it the transaction is gone
        }
    }

    template <class Action>
    void watched(std::string_view verb, Action action) {
        if (connection_->told == nullptr) [[likely]]
            action();
        else
            told(verb, action);
    }
    template <class Action>
    [[gnu::cold, gnu::noinline]] void told(std::string_view verb, Action action) {
        detail::trace_scope trace{connection_->told, verb};
        try {
            action();
        } catch (const error& why) {
            trace.failed(why);
            throw;
        }
        trace.finished(0);
    }

    [[gnu::cold, gnu::noinline]] void begin_nested(transaction_mode mode) {
        at_savepoint("SAVEPOINT ");
        refused_ = mode == transaction_mode::read_only && connection_->connection.refuse_writes(true);
    }
    void allow_writes() {
        if (std::exchange(refused_, false)) connection_->connection.refuse_writes(false);
    }

    // Out of line, so that a transaction that is no savepoint does not pay for the making of texts.
    [[gnu::noinline]] void at_savepoint(const char* verb) {
        const std::string text = std::string{verb} + "varve_" + detail::number_text(depth_);
        watched(text, [&] { connection_->run_text(text); });
    }

    void require_innermost() const {
        if (!open_ || connection_->depth != depth_) [[unlikely]]
            refuse();
    }
    [[noreturn, gnu::cold]] void refuse() const {
        if (!open_) throw usage_error("varve: the transaction has ended already; begin another");
        throw usage_error("varve: a transaction that began later is still open; end the inner one first");
    }
    void ended() {
        open_ = false;
        connection_->depth = depth_ - 1;
    }

    lease connection_;
    int depth_ = 0;
    bool nested_ = false;
    bool refused_ = false;  ///< writes, which what surrounds it allows
    bool open_ = true;
};

}  // namespace varve
