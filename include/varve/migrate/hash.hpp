// The hash of a revision: of its operations both ways, as JSON, so that line endings, layout and comments do not count.
// Data steps enter by name and version, raw SQL by its text. Called by the gate, the proof and the verification of what is applied.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid.hpp>

#include <varve/diff/json.hpp>
#include <varve/migrate/layer.hpp>

namespace varve::migration {

namespace detail {

inline boost::json::object json_of(const step& one) {
    boost::json::object out;
    if (const auto* made = std::get_if<change>(&one)) out["change"] = to_json(*made);
    if (const auto* raw = std::get_if<sql_step>(&one)) {
        boost::json::array texts;
        for (const schema::dialect_text& each : raw->text)
            texts.push_back({each.dialect, each.text});
        boost::json::array effect;
        for (const change& each : raw->effect) effect.push_back(to_json(each));
        out["sql"] = std::move(texts);
        out["effect"] = std::move(effect);
    }
    if (const auto* data = std::get_if<data_step>(&one)) {
        out["run"] = data->name;
        out["version"] = data->version;
    }
    return out;
}

inline boost::json::array json_of(const std::vector<step>& steps) {
    boost::json::array out;
    for (const step& each : steps) out.push_back(json_of(each));
    return out;
}

}  // namespace detail

/// "1:" and 32 hexadecimal digits. The number is the form of the JSON: should that ever change, what was proved and
/// applied under the old form can still be told apart from what was edited.
inline std::string hash_of(const layer& of) {
    const boost::json::object all{{"up", detail::json_of(of.up)},
                                  {"down", detail::json_of(of.down)},
                                  {"reversible", of.reversible}};
    // A namespace of Varve's own, made once at random.
    constexpr boost::uuids::uuid space{{0x5d, 0x0c, 0x8a, 0x4e, 0x2b, 0x91, 0x4f, 0x6d, 0xa3, 0x17,
                                        0xe8, 0x50, 0x9b, 0x76, 0xc2, 0x3f}};
    const boost::uuids::uuid made =
        boost::uuids::name_generator_sha1{space}(boost::json::serialize(all));
    std::string out = "1:";
    for (const unsigned char each : made) {
        out.push_back("0123456789abcdef"[each >> 4]);
        out.push_back("0123456789abcdef"[each & 15]);
    }
    return out;
}

}  // namespace varve::migration
