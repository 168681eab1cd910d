#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <varve/session/composed_statistics.hpp>
#include <varve/session/detail/attachment.hpp>

namespace varve::detail {

// So that a text is looked up without a copy of it.
struct hash_of_text {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
struct equal_texts {
    using is_transparent = void;
    bool operator()(std::string_view one, std::string_view other) const { return one == other; }
};

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

    std::unordered_map<std::string, entry, hash_of_text, equal_texts> entries_{};
    entry* newest_ = nullptr;
    entry* oldest_ = nullptr;
    std::size_t most_;
    composed_statistics statistics_{};
};

}  // namespace varve::detail
