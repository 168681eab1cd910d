#pragma once

#include <cstddef>
#include <cstdint>

namespace varve {

/// What a connection keeps of the statements whose text is made at run time (`raw`, `dynamic`), and how often that helped.
struct composed_statistics {
    std::size_t kept = 0;        ///< texts that are prepared now
    std::size_t most = 0;        ///< as many are kept; see session::keep_composed()
    std::uint64_t found = 0;     ///< uses of one that was there: no text was made, nothing prepared
    std::uint64_t prepared = 0;  ///< uses of one that was not
    std::uint64_t dropped = 0;   ///< statements that went for others
};

}  // namespace varve
