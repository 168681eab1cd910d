#pragma once

#include <variant>
#include <vector>

#include <varve/diff/hazards.hpp>
#include <varve/migrate/step.hpp>
#include <varve/schema/schema.hpp>

namespace varve::migration {

/// The hazards of each step, given the schema before the first.
inline std::vector<hazard_set> hazards_of(const std::vector<step>& steps,
                                          const schema::schema& before) {
    schema::schema base =
        before;  // with tables under their new names, but without what these steps made
    std::vector<hazard_set> out;
    for (const step& each : steps) {
        hazard_set found;
        if (const change* one = std::get_if<change>(&each)) {
            found = varve::hazards_of(*one, base);
            if (const auto* renamed = std::get_if<table_header>(&one->after)) {
                const auto& old = std::get<table_header>(one->before);
                if (schema::table* table = base.find_table(old.name, old.in_schema)) {
                    table->name = renamed->name;
                    table->in_schema = renamed->in_schema;
                }
            }
        }
        out.push_back(found);
    }
    return out;
}

}  // namespace varve::migration
