#pragma once

#include <bit>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <varve/repository/detail/insert_rows.hpp>

namespace varve::detail {

/// INSERT of some rows, whose number a run decides; sessions find it by its text.
template <class Model, class Iterator>
struct tracked_insert_query {
    using row_type = void;
    Iterator first;
    std::size_t size;
    bool key_given;
    const std::string& sql_text;

    std::string_view text(const dialect&) const { return sql_text; }

    template <class Statement>
    void bind(Statement& statement) const {
        const parameter_positions<Model>& parameters = key_given ? insert_parameters<Model, true> : insert_parameters<Model, false>;
        const int width = insert_width<Model>(key_given);
        Iterator each = first;
        for (std::size_t i = 0; i < size; ++i, ++each) bind_columns(statement, *each, parameters, static_cast<int>(i) * width);
    }
};

/// Inserts a range of rows, and writes generated keys back. Full batches are as insert_range's; what is left over goes by
/// powers of two, so that no more than a handful of texts is ever prepared. Returns how many.
template <class Model, backend Backend, class Range>
std::size_t insert_tracked(session<Backend>& session, const Range& rows) {
    using iterator = decltype(rows.begin());
    const auto carries_key = []([[maybe_unused]] const Model& row) {
        if constexpr (has_generated_key<Model>)
            return !key_is_unset(row);
        else
            return true;
    };
    std::string text;
    std::size_t written = 0, size = 0;
    bool key_given = true;
    for (iterator first = rows.begin(); first != rows.end(); written += size) {
        const std::size_t size_before = std::exchange(size, 0);
        const bool given_before = std::exchange(key_given, carries_key(*first));
        const auto most = static_cast<std::size_t>(key_given ? rows_per_insert<Model, true> : rows_per_insert<Model, false>);
        for (iterator at = first; size < most && at != rows.end() && carries_key(*at) == key_given; ++at) ++size;
        if (size < most) size = std::bit_floor(size);
        if (size != size_before || key_given != given_before) {
            text.clear();
            print_insert(text, session.dialect(), columns_of<Model>, key_given, static_cast<int>(size));
            if (!key_given) print_generated_key(text, session.dialect(), columns_of<Model>);
        }
        const tracked_insert_query<Model, iterator> insert{first, size, key_given, text};
        if constexpr (has_generated_key<Model>) {
            if (key_given)
                insert_batch<Model, true>(session, insert, first, size);
            else
                insert_batch<Model, false>(session, insert, first, size);
        } else {
            session.run(insert);
        }
        for (std::size_t i = 0; i < size; ++i) ++first;
    }
    return written;
}

}  // namespace varve::detail
