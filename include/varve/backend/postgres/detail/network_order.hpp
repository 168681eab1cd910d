#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>

namespace varve::detail {

/// Numbers as they travel, the most significant byte first.
template <std::unsigned_integral T>
T load_network(const char* from) {
    T value;
    std::memcpy(&value, from, sizeof value);
    if constexpr (std::endian::native == std::endian::little) {
        if constexpr (sizeof(T) == 2) value = __builtin_bswap16(value);
        if constexpr (sizeof(T) == 4) value = __builtin_bswap32(value);
        if constexpr (sizeof(T) == 8) value = __builtin_bswap64(value);
    }
    return value;
}

template <std::unsigned_integral T>
void store_network(char* to, T value) {
    if constexpr (std::endian::native == std::endian::little) {
        if constexpr (sizeof(T) == 2) value = __builtin_bswap16(value);
        if constexpr (sizeof(T) == 4) value = __builtin_bswap32(value);
        if constexpr (sizeof(T) == 8) value = __builtin_bswap64(value);
    }
    std::memcpy(to, &value, sizeof value);
}

}  // namespace varve::detail
