#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <varve/session/composed_statistics.hpp>
#include <varve/session/detail/attachment.hpp>

namespace varve::detail {

/// The prepared statements of texts that are made at run time, each by a key: its text, or the structure that it is made
/// from. Programs that compose texts without end must not grow without end: what was not used for longest goes first.
template <class Kept>
class composed_statements final : public attachment {
public:
    struct entry {
        entry(std::string&& text, Kept&& prepared) : sql(std::move(text)), statement(std::move(prepared)) {}

        std::string sql;
        Kept statement;
        std::string_view key{};
        entry* newer = nullptr;
        entry* older = nullptr;
    };

    explicit composed_statements(std::size_t most) : most_(most) {}

    /// nullptr when it is not there.
    entry* find(std::string_view key) {
        const auto at = entries_.find(key);
        if (at == entries_.end()) return nullptr;
        ++statistics_.found;
        entry& found = at->second;
        if (&found != newest_) {
            unlink(found);
            link(found);
        }
        return &found;
    }

    entry& add(std::string&& key, std::string&& sql, Kept&& prepared) {
        ++statistics_.prepared;
        const auto at = entries_.try_emplace(std::move(key), std::move(sql), std::move(prepared)).first;
        entry& made = at->second;
        made.key = at->first;
        link(made);
        trim();
        return made;
    }

    void keep(std::size_t most) {
        most_ = most;
        trim();
    }

    composed_statistics statistics() const {
        composed_statistics told = statistics_;
        told.kept = entries_.size();
        told.most = most_;
        return told;
    }

private:
    void link(entry& one) {
        one.newer = nullptr;
        one.older = newest_;
        (newest_ != nullptr ? newest_->newer : oldest_) = &one;
        newest_ = &one;
    }
    void unlink(entry& one) {
        (one.newer != nullptr ? one.newer->older : newest_) = one.older;
        (one.older != nullptr ? one.older->newer : oldest_) = one.newer;
    }

    // What runs stays, and so does the newest, which is about to.
    void trim() {
        entry* each = oldest_;
        while (entries_.size() > most_ && each != newest_ && each != nullptr) {
            entry& old = *each;
            each = each->newer;
            if (old.statement.any_busy()) continue;
            unlink(old);
            entries_.erase(entries_.find(old.key));
            ++statistics_.dropped;
        }
    }

    std::map<std::string, entry, std::less<>> entries_{};  // not unordered_map: its header is twice as long to compile
    entry* newest_ = nullptr;
    entry* oldest_ = nullptr;
    std::size_t most_;
    composed_statistics statistics_{};
};

}  // namespace varve::detail
