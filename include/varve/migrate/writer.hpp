// From a layer made of schema changes to the text of its revision file, as a person would write it; reading the file
// back (by compiling it) gives the same operations and the same hash. Called by `revision --autogenerate`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <varve/core/error.hpp>
#include <varve/diff/hazard.hpp>
#include <varve/migrate/detail/print_change.hpp>
#include <varve/migrate/layer.hpp>

namespace varve::migration {

/// "20261120_9c41_add_metric_dataset.cpp"
inline std::string file_name(std::string_view id, std::string_view message) {
    std::string name{id};
    bool gap = true;
    for (const char each : message) {
        const bool upper = each >= 'A' && each <= 'Z';
        const bool keeps = upper || (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9');
        if (keeps && gap) name += '_';
        if (keeps) name += upper ? static_cast<char>(each - 'A' + 'a') : each;
        gap = !keeps;
        if (name.size() >= id.size() + 48) break;
    }
    return name + ".cpp";
}

namespace detail {

inline std::string print_function(std::string_view name, const std::vector<step>& steps,
                                  const std::vector<hazard_set>& hazards) {
    std::string out = "static void " + std::string{name} + "(operations&";
    out += steps.empty() ? ") {\n" : " op) {\n";
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const change* one = std::get_if<change>(&steps[i]);
        if (one == nullptr)
            throw migration_error(
                "only schema changes can be written into a revision; SQL and data steps are "
                "written by people");
        if (i < hazards.size() && !hazards[i].empty())
            out += "    // " + text_of(hazards[i]) + "\n";
        out += print_change(*one);
    }
    return out + "}\n";
}

inline std::string one_line(std::string text) {
    for (char& each : text)
        if (static_cast<unsigned char>(each) < 0x20) each = ' ';
    return text;
}

}  // namespace detail

/// The whole file, with the hazards of each step, where they are given, in a comment above it. Throws migration_error
/// for what cannot be written.
inline std::string write_revision(const layer& of, const std::vector<hazard_set>& up = {},
                                  const std::vector<hazard_set>& down = {}) {
    std::string out = "// " + of.id + " " + detail::one_line(of.message) +
                      "\n#include <varve/migrate/revision.hpp>\n";
    out += "using namespace varve::migration;\n\n";
    out += detail::print_function("upgrade", of.up, up) + "\n" +
           detail::print_function("downgrade", of.down, down) + "\n";
    out +=
        "extern const revision r" + of.id + "{\n    {.id = " + detail::cpp_literal(of.id) + ",\n";
    if (!of.after.empty()) out += "     .after = " + detail::cpp_literal(of.after) + ",\n";
    out += "     .message = " + detail::cpp_literal(of.message) +
           ",\n     .proved = " + detail::cpp_literal(of.proved) + "},\n";
    return out + "    upgrade,\n    downgrade};\n";
}

}  // namespace varve::migration
