#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <varve/core/error.hpp>
#include <varve/core/number_text.hpp>
#include <varve/model/instant.hpp>
#include <varve/model/retained.hpp>
#include <varve/repository/detail/behaviour_columns.hpp>

namespace varve::detail {

template <class Model, std::size_t Column>
void stamp(Model& row, timestamp_value at) {
    auto& field = column_field<Model, Column>(row);
    field = instant_as<std::remove_cvref_t<decltype(field)>>(at);
}

/// What an insert notes in a row.
template <class Model>
void stamp_new(Model& row, [[maybe_unused]] timestamp_value at) {
    if constexpr (has_timestamps<Model>) {
        stamp<Model, behaviour_columns<Model>.created>(row, at);
        stamp<Model, behaviour_columns<Model>.updated>(row, at);
    }
    if constexpr (has_versions<Model>) column_field<Model, behaviour_columns<Model>.version>(row) = 1;
}

template <class Model>
void stamp_update(Model& row, [[maybe_unused]] timestamp_value at) {
    if constexpr (has_timestamps<Model>) stamp<Model, behaviour_columns<Model>.updated>(row, at);
}

template <class Model>
std::int64_t version_of(const Model& row) {
    if constexpr (has_versions<Model>)
        return static_cast<std::int64_t>(column_field<const Model, behaviour_columns<Model>.version>(row));
    else
        return 0;
}

/// Puts the stamps of an object back unless its update came to pass; then its version is counted up.
template <class Model>
class kept_stamps {
public:
    explicit kept_stamps(Model& row) : row_(row), updated_(updated(row)) {}
    kept_stamps(const kept_stamps&) = delete;
    kept_stamps& operator=(const kept_stamps&) = delete;
    ~kept_stamps() {
        if constexpr (has_timestamps<Model>)
            if (!kept_) column_field<Model, behaviour_columns<Model>.updated>(row_) = updated_;
    }
    void keep_new(Model& row) {
        kept_ = true;
        if constexpr (has_versions<Model>) ++column_field<Model, behaviour_columns<Model>.version>(row);
    }

private:
    static auto updated(const Model& row) {
        if constexpr (has_timestamps<Model>)
            return column_field<const Model, behaviour_columns<Model>.updated>(row);
        else
            return no_behaviour{};
    }

    Model& row_;
    [[no_unique_address]] decltype(updated(std::declval<const Model&>())) updated_;
    bool kept_ = false;
};

[[noreturn, gnu::cold]] inline void throw_stale(std::string_view table, std::string key, std::int64_t expected, std::int64_t found) {
    throw stale_write("a row of " + std::string{table} + " was written by another since it was read: its version is " +
                          number_text(found) + " and not " + number_text(expected) + "; read it again",
                      std::move(key), expected, found);
}

}  // namespace varve::detail
