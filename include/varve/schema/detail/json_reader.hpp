#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <varve/core/error.hpp>

namespace varve::schema::detail {

/// One JSON object being read, and where it stands in the whole, for messages. Every key has to be asked for: what is left
/// when `finish` is called is unknown, and refused, since a misspelt key would else be a fact silently lost.
class json_reader {
public:
    json_reader(const boost::json::value& from, std::string path) : path_(std::move(path)) {
        if (!from.is_object()) fail("expected an object");
        object_ = &from.get_object();
    }

    const std::string& path() const { return path_; }
    std::string at(std::string_view key) const {
        return path_.empty() ? std::string{key} : path_ + "." + std::string{key};
    }

    /// The value of a key, or nullptr.
    const boost::json::value* find(std::string_view key) {
        const boost::json::value* const found = object_->if_contains(key);
        if (found) known_.push_back(key);
        return found;
    }
    void text(std::string_view key, std::string& out) {
        const boost::json::value* const found = find(key);
        if (!found) return;
        out = text_of(*found, at(key));
    }
    void flag(std::string_view key, bool& out) {
        const boost::json::value* const found = find(key);
        if (!found) return;
        if (!found->is_bool()) fail_at(at(key), "expected true or false");
        out = found->get_bool();
    }
    void number(std::string_view key, int& out) {
        const boost::json::value* const found = find(key);
        if (!found) return;
        out = number_of(*found, at(key));
    }
    void texts(std::string_view key, std::vector<std::string>& out) { list(key, out, text_of); }

    template <class Part, class Read>
    void list(std::string_view key, std::vector<Part>& out, Read read) {
        const boost::json::value* const found = find(key);
        if (!found) return;
        if (!found->is_array()) fail_at(at(key), "expected an array");
        const boost::json::array& array = found->get_array();
        for (std::size_t i = 0; i < array.size(); ++i) out.push_back(read(array[i], at(key) + "[" + std::to_string(i) + "]"));
    }
    template <class Enum, std::size_t Count>
    void name(std::string_view key, Enum& out, const std::string_view (&names)[Count]) {
        const boost::json::value* const found = find(key);
        if (!found) return;
        const std::string given = text_of(*found, at(key));
        for (std::size_t i = 0; i < Count; ++i)
            if (names[i] == given) {
                out = static_cast<Enum>(i);
                return;
            }
        std::string message = "unknown " + std::string{key} + " '" + given + "'; expected one of ";
        for (std::size_t i = 0; i < Count; ++i) message += (i == 0 ? "" : ", ") + std::string{names[i]};
        fail_at(at(key), message);
    }
    void require(std::string_view key) const {
        if (!object_->contains(key)) fail_at(at(key), "is missing");
    }
    void finish() const {
        for (const auto& each : *object_) {
            bool known = false;
            for (const std::string_view key : known_) known = known || key == each.key();
            if (!known) fail_at(at(each.key()), "unknown key");
        }
    }
    static int number_of(const boost::json::value& from, const std::string& path) {
        const std::int64_t* const value = from.if_int64();
        if (!value || *value < std::numeric_limits<int>::min() || *value > std::numeric_limits<int>::max())
            fail_at(path, "expected a whole number that an int can hold");
        return static_cast<int>(*value);
    }
    [[noreturn]] void fail(const std::string& message) const { fail_at(path_, message); }

    [[noreturn]] static void fail_at(const std::string& path, const std::string& message) {
        throw data_error("varve: JSON: " + (path.empty() ? std::string{"the whole"} : path) + ": " + message);
    }

private:
    static std::string text_of(const boost::json::value& from, const std::string& path) {
        if (!from.is_string()) fail_at(path, "expected a string");
        return std::string{std::string_view{from.get_string()}};
    }

    const boost::json::object* object_ = nullptr;
    std::string path_;
    std::vector<std::string_view> known_;
};

}  // namespace varve::schema::detail
