#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

#include <varve/core/error.hpp>
#include <varve/session/detail/pooled_connection.hpp>
#include <varve/session/detail/refusals.hpp>
#include <varve/session/detail/running.hpp>

namespace varve {

/// The rows of a query, one at a time: an input range, read once. It owns its query and holds its statement and its
/// connection until it ends, so neither a temporary query nor a session that goes first leaves it dangling; what the query
/// itself borrows, the named rows of insert(row) and insert_rows(rows), must outlive it. The session may run other
/// statements meanwhile, the same query too (PostgreSQL sends nothing else while rows are under way: there the rest of them
/// is taken into memory first); a row is overwritten by the next, and may be moved from.
template <class Query, class Backend>
class stream {
public:
    using row_type = typename Query::row_type;
    using engine_type = typename Backend::connection::statement;
    using lease = std::shared_ptr<detail::pooled_connection<Backend>>;

    stream(lease connection, Query query)
        : connection_(std::move(connection)),
          query_(std::move(query)),
          found_(find()),
          trace_(connection_->told, found_.sql),
          use_(found_.statement) {
        if constexpr (requires { use_.engine().one_at_a_time(); }) use_.engine().one_at_a_time();
        guarded([&] { query_.bind(use_.engine()); });
        trace_.pause();
    }
    // Bound texts point into the query, so it stays where it is.
    stream(const stream&) = delete;
    stream& operator=(const stream&) = delete;
    ~stream() { tell(); }

    class iterator {
    public:
        using value_type = row_type;
        using difference_type = std::ptrdiff_t;
        using iterator_concept = std::input_iterator_tag;

        iterator() = default;
        explicit iterator(stream& from) : stream_(&from) {}

        row_type& operator*() const { return stream_->row_; }
        row_type* operator->() const { return &stream_->row_; }
        iterator& operator++() {
            stream_->advance();
            return *this;
        }
        void operator++(int) { ++*this; }
        friend bool operator==(const iterator& at, std::default_sentinel_t) { return at.done(); }

    private:
        bool done() const { return stream_->done_; }

        stream* stream_ = nullptr;
    };

    /// Reads the first row. Throws usage_error when it is called twice.
    iterator begin() {
        if (begun_) detail::refuse_second_pass(found_.sql);
        begun_ = true;
        advance_watched();
        return iterator{*this};
    }
    std::default_sentinel_t end() const { return {}; }

private:
    // Becomes part of the reader's loop: nobody who watches, and nothing to be counted for him.
    [[gnu::always_inline]] void advance() {
        if (trace_.is_watched()) [[unlikely]]
            return advance_watched();
        try {
            if (use_.engine().step()) [[likely]]
                Query::read(use_.engine(), row_);
            else
                done_ = true;
        } catch (const error&) {
            done_ = true;
            throw;
        }
    }

    [[gnu::noinline]] void advance_watched() {
        trace_.resume();
        guarded([&] {
            if (use_.engine().step()) {
                Query::read(use_.engine(), row_);
                ++rows_;
            } else {
                done_ = true;
            }
        });
        trace_.pause();
    }

    template <class Action>
    void guarded(Action action) {
        try {
            action();
        } catch (const error& why) {
            done_ = true;
            trace_.failed(why, rows_, detail::expansion_of<engine_type>(), &use_.engine());
            told_ = true;
            throw;
        }
    }

    auto find() {
        if constexpr (statement<Query, Backend>)
            return typename detail::pooled_connection<Backend>::found_statement{
                connection_->template find<Query>(), detail::text_on<Backend, Query>(connection_->connection)};
        else
            return detail::find_composed<Backend>(*connection_, query_);
    }
    void tell() noexcept {
        if (!told_) trace_.finished(rows_, detail::expansion_of<engine_type>(), &use_.engine());
    }

    lease connection_;
    Query query_;
    typename detail::pooled_connection<Backend>::found_statement found_;
    detail::trace_scope trace_;
    detail::statement_use<engine_type> use_;
    row_type row_{};
    std::int64_t rows_ = 0;
    bool begun_ = false;
    bool done_ = false;
    bool told_ = false;
};

}  // namespace varve
