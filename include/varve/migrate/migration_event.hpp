#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace varve::migration {

enum class direction : unsigned char { up, down };

/// What the runner tells while it works. Views are valid during the call.
struct migration_event {
    enum class moment : unsigned char {
        waits_for_lock,
        begins,  ///< a revision's transaction is about to begin
        before_statement,
        rows_done,  ///< a data step reported `rows`
        before_commit,
        committed,
        done  ///< what follows the transaction ran too
    };

    moment what = moment::begins;
    direction way = direction::up;
    std::string_view revision{};
    std::string_view message{};
    int statement = 0;       ///< counted from 1
    std::string_view sql{};  ///< the statement, or a data step's name
    std::int64_t rows = 0;
};

using listener = std::function<void(const migration_event&)>;

}  // namespace varve::migration
