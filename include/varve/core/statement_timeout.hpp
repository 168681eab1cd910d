#pragma once

#include <cstdint>
#include <string>

#include <varve/core/error.hpp>

namespace varve {

/// Class 57014: a statement ran longer than it may, and did nothing. `limit()` is what it passed, in milliseconds.
class statement_timeout : public query_canceled {
public:
    statement_timeout(const std::string& message, std::int64_t limit, const error_details& details = {})
        : query_canceled(message, details), limit_(limit) {}

    std::int64_t limit() const noexcept { return limit_; }

private:
    std::int64_t limit_;
};

}  // namespace varve
