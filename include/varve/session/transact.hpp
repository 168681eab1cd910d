#pragma once

#include <chrono>
#include <cstdint>
#include <thread>
#include <type_traits>
#include <utility>

#include <varve/core/error.hpp>
#include <varve/core/steady_time.hpp>
#include <varve/session/retry_options.hpp>
#include <varve/session/session.hpp>

namespace varve {

namespace detail {

[[gnu::cold]] inline void pause_before_retry(const retry_options& retry, int attempt) {
    std::int64_t whole = nanoseconds_of(retry.first_pause);
    const std::int64_t longest = nanoseconds_of(retry.longest_pause);
    for (int i = 1; i < attempt && whole < longest; ++i) whole *= 2;
    if (whole > longest) whole = longest;
    // The clock's last digits and the thread's own stack differ between rivals; more chance is not needed.
    std::uint64_t noise = static_cast<std::uint64_t>(steady_now()) ^ reinterpret_cast<std::uintptr_t>(&retry);
    noise = (noise ^ (noise >> 31)) * 0x9E3779B97F4A7C15U;
    std::this_thread::sleep_for(std::chrono::nanoseconds{whole - static_cast<std::int64_t>(noise >> 33) % (whole / 2 + 1)});
}

/// Whether to try again after the exception being handled. What a commit under way did before its connection was lost is
/// not known, so that is never tried again.
[[gnu::cold, gnu::noinline]] inline bool may_retry(bool committing) {
    try {
        throw;
    } catch (const transaction_rollback&) {
        return true;
    } catch (const lock_not_available&) {
        return true;
    } catch (const connection_lost&) {
        return !committing;
    } catch (...) {
        return false;
    }
}

/// `function` in one transaction. `committing` tells how far it came.
template <class Backend, class Function>
auto transact_once(session<Backend>& session, Function& function, transaction_mode mode, bool& committing)
    -> std::invoke_result_t<Function&, varve::session<Backend>&> {
    using result_type = std::invoke_result_t<Function&, varve::session<Backend>&>;
    varve::transaction<Backend> whole = session.transaction(mode);
    if constexpr (std::is_void_v<result_type>) {
        function(session);
        committing = true;
        whole.commit();
    } else {
        result_type result = function(session);
        committing = true;
        whole.commit();
        return static_cast<result_type&&>(result);  // a reference stays one, a value is moved
    }
}

/// Calls `attempt(bool& committing)` until it goes well or may not be tried again.
template <class Attempt>
auto retrying(const retry_options& retry, Attempt attempt) -> std::invoke_result_t<Attempt&, bool&> {
    for (int count = 1;; ++count) {
        bool committing = false;
        try {
            return attempt(committing);
        } catch (...) {
            if (count >= retry.attempts || !may_retry(committing)) throw;
        }
        pause_before_retry(retry, count);  // outside of the handler: nothing is held while it waits
    }
}

}  // namespace detail

/// Runs `function(session&)` in a transaction of this session, commits, and returns what it returns; what it throws undoes
/// all of it. Inside of an open transaction it is a savepoint, tried once: only the whole can be tried again, which is for
/// whoever began it. Otherwise as `database::transact`, but a lost connection is not tried again.
template <backend Backend, class Function>
    requires std::is_invocable_v<Function&, session<Backend>&>
auto transact(session<Backend>& session, Function&& function, retry_options retry = {},
              transaction_mode mode = transaction_mode::immediate) -> std::invoke_result_t<Function&, varve::session<Backend>&> {
    if (session.in_transaction()) retry.attempts = 1;
    return detail::retrying(retry, [&](bool& committing) -> std::invoke_result_t<Function&, varve::session<Backend>&> {
        try {
            return detail::transact_once(session, function, mode, committing);
        } catch (const connection_lost&) {
            committing = true;  // this session has no other
            throw;
        }
    });
}

}  // namespace varve
