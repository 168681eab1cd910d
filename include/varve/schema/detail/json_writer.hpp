#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace varve::schema::detail {

/// One JSON object under construction. Keys come in the order of the calls, and what has its default is left out: the
/// text is then the same for the same value, today and after a member is added.
class json_writer {
public:
    void text(std::string_view key, std::string_view value) {
        if (!value.empty()) out_[key] = value;
    }
    void flag(std::string_view key, bool value) {
        if (value) out_[key] = true;
    }
    void number(std::string_view key, int value, int usual = 0) {
        if (value != usual) out_[key] = value;
    }
    void texts(std::string_view key, const std::vector<std::string>& values) {
        if (values.empty()) return;
        boost::json::array list;
        for (const std::string& each : values) list.emplace_back(std::string_view{each});
        out_[key] = std::move(list);
    }
    template <class Enum>
    void name(std::string_view key, Enum value) {
        if (value != Enum{}) out_[key] = name_of(value);
    }
    template <class Part, class Write>
    void list(std::string_view key, const std::vector<Part>& parts, Write write) {
        if (parts.empty()) return;
        boost::json::array made;
        for (const Part& each : parts) made.push_back(write(each));
        out_[key] = std::move(made);
    }
    /// An object that is left out when it is empty.
    void part(std::string_view key, boost::json::object value) {
        if (!value.empty()) out_[key] = std::move(value);
    }
    void always(std::string_view key, std::string_view value) { out_[key] = value; }
    void always(std::string_view key, boost::json::value value) { out_[key] = std::move(value); }

    boost::json::object take() { return std::move(out_); }

private:
    boost::json::object out_;
};

}  // namespace varve::schema::detail
