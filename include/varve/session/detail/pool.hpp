#pragma once

#include <memory>
#include <utility>

#include <varve/backend/concept.hpp>
#include <varve/session/detail/connection_pool.hpp>
#include <varve/session/detail/pooled_connection.hpp>

namespace varve::detail {

/// The pool, as far as it knows its backend: how a connection is opened.
template <backend Backend>
class pool final : public connection_pool {
public:
    pool(typename Backend::options where, const pool_options& bounds)
        : connection_pool(bounds, lives_in_connection(where)), where_(std::move(where)) {}

    std::shared_ptr<pooled_connection<Backend>> borrow() {
        const std::shared_ptr<lent> got = connection_pool::borrow();
        return {got, static_cast<pooled_connection<Backend>*>(got->entry.get())};
    }

private:
    static bool lives_in_connection(const typename Backend::options& where) {
        if constexpr (requires { where.lives_in_connection(); })
            return where.lives_in_connection();
        else
            return false;
    }

    [[gnu::cold]] entry_pointer open() override {
        auto made = std::make_unique<pooled_connection<Backend>>(Backend::connection::open(where_));
        return made;
    }

    typename Backend::options where_;
};

}  // namespace varve::detail
