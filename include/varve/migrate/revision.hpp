#pragma once

#include <string_view>
#include <vector>

#include <varve/migrate/operations.hpp>

namespace varve::migration {

/// What a revision says of itself, in the order a person reads it.
struct revision_header {
    std::string_view id{};  ///< date and four random hex digits: "20261120_9c41"
    std::vector<std::string_view>
        after{};  ///< the revisions it follows; none for the first, two for a merge
    std::string_view message{};
    std::string_view proved{};  ///< the hash of its operations when the generator proved it
};

/// One layer: the way up and the way down. Written by `revision --autogenerate`, edited by people, compiled into the set.
struct revision {
    revision_header header;
    void (*upgrade)(operations&) = nullptr;
    void (*downgrade)(operations&) = nullptr;
};

}  // namespace varve::migration
