#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <varve/backend/postgres/detail/encode.hpp>

namespace varve::detail {

/// The values of one statement's parameters, as libpq takes them. Text and bytes are borrowed where they travel as they are.
class postgres_parameters {
public:
    explicit postgres_parameters(std::vector<postgres_value_type> types)
        : types_(std::move(types)),
          values_(types_.size()),
          sizes_(types_.size()),
          formats_(types_.size()),
          room_(std::make_unique<room[]>(types_.size())),
          owned_(types_.size()) {}

    bool are_of(const std::vector<postgres_value_type>& types) const { return !types_.empty() && types_ == types; }
    int count() const { return static_cast<int>(types_.size()); }
    const postgres_value_type& type(std::size_t at) const { return types_[at]; }
    const char* const* values() const { return values_.data(); }
    const int* sizes() const { return sizes_.data(); }
    const int* formats() const { return formats_.data(); }

    void null(std::size_t at) { values_[at] = nullptr; }

    /// Returns why the value was refused, or nullptr.
    template <class Value>
    const char* encode(std::size_t at, const Value& value) {
        char* const to = room_[at].bytes;
        const encoded_value made = detail::encode(to, types_[at].form, value);
        if (made.refused != nullptr) return made.refused;
        put(at, to, made.size, made.is_binary);
        return nullptr;
    }

    void borrow(std::size_t at, std::string_view bytes) { put(at, bytes.data() != nullptr ? bytes.data() : "", static_cast<int>(bytes.size()), true); }
    std::string& own(std::size_t at) {
        owned_[at].clear();
        return owned_[at];
    }
    /// What was written into own(at).
    void take_own(std::size_t at, bool is_binary) { put(at, owned_[at].c_str(), static_cast<int>(owned_[at].size()), is_binary); }

private:
    struct room {
        char bytes[encoded_room];
    };

    void put(std::size_t at, const char* bytes, int size, bool is_binary) {
        values_[at] = bytes;
        sizes_[at] = size;
        formats_[at] = is_binary ? 1 : 0;
    }

    std::vector<postgres_value_type> types_;
    std::vector<const char*> values_;
    std::vector<int> sizes_;
    std::vector<int> formats_;
    std::unique_ptr<room[]> room_;
    std::vector<std::string> owned_;
};

}  // namespace varve::detail
