#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <varve/repository/detail/behaving_writes.hpp>

namespace varve::detail {

/// An UPDATE of columns that a run has found changed; sessions find it by its text.
template <class Model>
struct tracked_change_query {
    using row_type = void;
    const Model& row;
    const std::string& sql_text;
    const parameter_positions<Model>& parameters;

    std::string_view text(const dialect&) const { return sql_text; }

    template <class Statement>
    void bind(Statement& statement) const {
        bind_columns(statement, row, parameters, 0);
    }
};

/// Some columns of a model that are written together: composed once, run for each row in which these have changed.
template <class Model>
class tracked_change {
public:
    /// The columns whose changes an update writes: change_of says which, but the time of the update, which goes with them.
    static constexpr bool compares(std::size_t column) {
        return change_of<Model, false>::writes(column) && column != behaviour_columns<Model>.updated;
    }

    tracked_change(const std::vector<bool>& changed, const dialect& dialect) {
        std::copy(changed.begin(), changed.end(), written_.begin());
        if constexpr (has_timestamps<Model>) written_[behaviour_columns<Model>.updated] = true;
        parameters_ = change_parameters<Model>(written_);
        append_change(text_, dialect, columns_of<Model>, behaviour_columns<Model>, written_, seen_rows::live);
    }

    bool writes(std::size_t column) const { return written_[column]; }
    template <seen_rows>
    tracked_change_query<Model> query(const Model& row) const {
        return {row, text_, parameters_};
    }

private:
    std::array<bool, column_count<Model>> written_{};
    parameter_positions<Model> parameters_{};
    std::string text_{};
};

}  // namespace varve::detail
