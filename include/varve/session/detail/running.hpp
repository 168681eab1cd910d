#pragma once

#include <atomic>
#include <cstdint>
#include <string_view>

#include <varve/session/detail/pooled_connection.hpp>

namespace varve::detail {

/// One run of a prepared statement: finds it, tells the tracer, and resets it at the end, also when an exception passes.
/// It does not know the query's type, so it is compiled once a backend; what each query adds is its bind and its reads.
template <class Backend>
class running {
public:
    using pooled = pooled_connection<Backend>;
    using engine_type = typename Backend::connection::statement;

    [[gnu::noinline]] running(pooled& here, std::atomic<std::uint32_t>& slot, std::string_view sql)
        : kept_(here.find(slot, sql)), trace_(here.told, sql) {
        kept_.busy = true;
    }
    [[gnu::noinline]] running(pooled& here, std::string_view sql) : kept_(here.find_composed(sql)), trace_(here.told, sql) {
        kept_.busy = true;
    }
    running(const running&) = delete;
    running& operator=(const running&) = delete;
    ~running() {
        kept_.engine.reset();
        kept_.busy = false;
    }

    engine_type& engine() { return kept_.engine; }
    void finished(std::int64_t rows) noexcept { trace_.finished(rows); }
    [[gnu::cold, gnu::noinline]] void failed(const error& why) noexcept { trace_.failed(why); }

private:
    typename pooled::kept& kept_;
    trace_scope trace_;
};

}  // namespace varve::detail
