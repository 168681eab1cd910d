#pragma once

namespace varve {

/// What was done to a row when one of its fields changed.
enum class history_operation : unsigned char {
    inserted,
    updated,
    hidden,    ///< erased where deletion is soft: the row stays
    restored,  ///< and is seen again
    erased     ///< for good
};

}  // namespace varve
