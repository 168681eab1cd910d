#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace varve {

/// What the next commit of a unit of work would write of one row.
struct pending_change {
    enum class kind : unsigned char { insert, update, remove };

    kind what{};
    std::string_view table{};
    std::string key{};                          ///< as text, parts joined by commas; of a row to be inserted as far as it is known
    std::vector<std::string_view> columns{};  ///< of an update: those that are written
};

}  // namespace varve
