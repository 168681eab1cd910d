#pragma once

#include <memory>
#include <mutex>
#include <utility>

namespace varve {

namespace detail {

/// A connection as other threads may reach it, for as long as its session has it.
class cancel_link {
public:
    cancel_link(void* connection, void (*interrupt)(void* connection) noexcept) : connection_(connection), interrupt_(interrupt) {}

    bool interrupt() noexcept {
        const std::lock_guard lock{mutex_};  // the connection cannot go meanwhile: cut() waits
        if (connection_ != nullptr) interrupt_(connection_);
        return connection_ != nullptr;
    }
    void cut() noexcept {
        const std::lock_guard lock{mutex_};
        connection_ = nullptr;
    }

private:
    std::mutex mutex_{};
    void* connection_;
    void (*interrupt_)(void*) noexcept;
};

/// The connection's end of the link; cuts it.
class cancel_source {
public:
    cancel_source() = default;
    cancel_source(const cancel_source&) = delete;
    cancel_source& operator=(const cancel_source&) = delete;
    ~cancel_source() { cut(); }

    template <class Connection>
    const std::shared_ptr<cancel_link>& link(Connection& connection) {
        if (link_ == nullptr)
            link_ = std::make_shared<cancel_link>(&connection, [](void* at) noexcept { static_cast<Connection*>(at)->interrupt(); });
        return link_;
    }
    void cut() noexcept {
        if (link_ != nullptr) std::exchange(link_, nullptr)->cut();
    }

private:
    std::shared_ptr<cancel_link> link_{};
};

}  // namespace detail

/// Ends what a session runs, from any thread: `auto handle = session.cancel_handle();` and elsewhere `handle.cancel();`.
/// May be copied, kept, and used after the session is gone; it never reaches whoever has the connection then.
class cancel_handle {
public:
    cancel_handle() = default;
    explicit cancel_handle(std::shared_ptr<detail::cancel_link> link) : link_(std::move(link)) {}

    /// The statement that the session is running, or that waits for a lock, throws query_canceled (SQLSTATE 57014); so do its
    /// open streams at their next row. Does nothing when none runs: what begins later is not affected. Returns whether the
    /// session is still there.
    bool cancel() const noexcept { return link_ != nullptr && link_->interrupt(); }

private:
    std::shared_ptr<detail::cancel_link> link_{};
};

}  // namespace varve
