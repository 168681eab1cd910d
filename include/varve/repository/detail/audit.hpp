#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/core/number_text.hpp>
#include <varve/model/audited.hpp>
#include <varve/query/select.hpp>
#include <varve/repository/detail/behaviour_columns.hpp>
#include <varve/repository/detail/insert_rows.hpp>
#include <varve/repository/detail/row_texts.hpp>
#include <varve/repository/detail/stamps.hpp>
#include <varve/repository/history_entry.hpp>
#include <varve/repository/repository_options.hpp>
#include <varve/session/session.hpp>

namespace varve::detail {

template <class Model, auto... Members>
consteval std::array<bool, column_count<Model>> find_audited(member_list<Members...>) {
    constexpr behaviour_positions notes = behaviour_columns<Model>;
    std::array<bool, column_count<Model>> found{};
    for (std::size_t i = 0; i < column_count<Model>; ++i) {
        const bool kept_by_behaviour = i == notes.created || i == notes.updated || i == notes.version;
        const bool named = sizeof...(Members) == 0 || i == notes.deleted || (false || ... || (position_of_column<Members> == i));
        found[i] = named && !kept_by_behaviour && !roles_of<Model>[i].is_key && !roles_of<Model>[i].is_computed;
    }
    return found;
}

/// The columns whose changes are written down: not the key, nor what behaviours count and stamp themselves.
template <class Model>
inline constexpr auto audited_columns = find_audited<Model>(typename behaviour_of<Model, behaviour::audited>::members{});

/// The changes of one call, which are written to the history in the transaction of the call.
template <class Model, backend Backend>
class audit {
public:
    using history = history_of<Model>;

    audit(session<Backend>& session, const repository_options& options)
        : session_(session), actor_(options.actor),
          now_{static_cast<std::int64_t>(options.clock->now().time_since_epoch().count())} {}

    /// Notes what differs. A row that is made or gone leaves at least one entry, so that its history says so.
    void note(const std::string& key, history_operation operation, const row_texts<Model>& before, const row_texts<Model>& after) {
        ++changes_;
        bool any = false;
        for (std::size_t i = 0; i < column_count<Model>; ++i) {
            if (!audited_columns<Model>[i] || before[i] == after[i]) continue;
            add(key, operation, layout_of<Model>[i].name, before[i], after[i]);
            any = true;
        }
        if (!any && operation != history_operation::updated) add(key, operation, {}, {}, {});
    }

    void write() {
        if (entries_.empty()) return;
        number_revisions();
        for (history& each : entries_) stamp_new(each, now_);  // a history of one's own may have behaviours, too
        insert_rows<history>(session_, entries_);
    }

private:
    struct last_revision {
        std::string row_key;
        std::optional<std::int64_t> revision;
    };

    void add(const std::string& key, history_operation operation, std::string_view field, const std::optional<std::string>& before,
             const std::optional<std::string>& after) {
        history& made = entries_.emplace_back();
        made.row_key = key;
        made.revision = changes_;  // until the row's own numbers are known
        made.field = field;
        made.operation = operation;
        made.old_value = before;
        made.new_value = after;
        made.actor = actor_;
        made.changed_at = instant_as<decltype(made.changed_at)>(now_);
    }

    void number_revisions() {
        std::vector<std::string> keys;
        for (const history& each : entries_)
            if (keys.empty() || keys.back() != each.row_key) keys.push_back(each.row_key);
        std::map<std::string, std::int64_t> last;
        for (last_revision& each :
             session_.all(select<last_revision>(col<&history::row_key>, max(col<&history::revision>))
                              .template from<history>()
                              .where(col<&history::row_key>.in(keys))
                              .group_by(col<&history::row_key>)))
            last.emplace(std::move(each.row_key), each.revision.value_or(0));
        std::int64_t change = 0;
        for (history& each : entries_) {
            if (each.revision != change) {
                change = each.revision;
                ++last[each.row_key];
            }
            each.revision = last[each.row_key];
        }
    }

    session<Backend>& session_;
    const std::string& actor_;
    timestamp_value now_;
    std::int64_t changes_ = 0;
    std::vector<history> entries_{};
};

/// The history of one row, newest first.
template <class Model, backend Backend>
std::vector<history_entry> read_history(session<Backend>& session, const std::string& key, std::int64_t limit) {
    using history = history_of<Model>;
    std::vector<history_entry> entries;
    for (history& each : session.all(select<history>()
                                         .where(col<&history::row_key> == key)
                                         .order_by(desc(col<&history::revision>), col<&history::field>)
                                         .limit(limit)))
        entries.push_back({each.revision, std::move(each.field), each.operation, std::move(each.old_value), std::move(each.new_value),
                           std::move(each.actor), clock::time_point{std::chrono::microseconds{instant_from(each.changed_at).microseconds}}});
    return entries;
}

/// The revision that a row had at a time: its newest change up to then. Nothing when its history begins later.
inline std::optional<std::int64_t> revision_at(const std::vector<history_entry>& newest_first, clock::time_point at) {
    for (const history_entry& each : newest_first)
        if (each.changed_at <= at) return each.revision;
    return std::nullopt;
}
inline std::optional<std::int64_t> revision_at(const std::vector<history_entry>&, std::int64_t revision) { return revision; }

[[noreturn, gnu::cold]] inline void refuse_unknown_field(std::string_view table, const history_entry& entry) {
    throw data_error("the history of " + std::string{table} + " names the field " + entry.field + " in revision " +
                         number_text(entry.revision) + ", which is no column of the model, so that the change cannot be undone; "
                         "write the column's new name into the history's rows, or delete those of a column that was dropped",
                     {.sqlstate = "42703"});
}

/// Takes a row's texts back to what they were right after a revision, or throws data_error. False when there was no row, or no such revision.
template <class Model>
bool take_back(row_texts<Model>& texts, const std::vector<history_entry>& newest_first, std::int64_t revision, bool is_there) {
    bool found = false;
    for (const history_entry& each : newest_first) {
        if (each.revision <= revision) {
            found = each.revision == revision;
            break;
        }
        if (each.operation == history_operation::inserted) is_there = false;
        if (each.operation == history_operation::erased) is_there = true;
        bool is_known = each.field.empty();
        for (std::size_t i = 0; i < column_count<Model>; ++i) {
            if (layout_of<Model>[i].name != each.field) continue;
            is_known = true;
            if (audited_columns<Model>[i]) texts[i] = each.old_value;
        }
        if (!is_known) refuse_unknown_field(table_name_of<Model>, each);
    }
    return found && is_there;
}

}  // namespace varve::detail
