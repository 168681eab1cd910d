#pragma once

#include <string>

namespace varve {

/// What another connection sent by NOTIFY.
struct postgres_notification {
    std::string channel{};
    std::string payload{};  ///< empty where none was given
    int sender = 0;         ///< the process of the server that sent it
};

}  // namespace varve
