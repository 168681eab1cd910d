#include "catalogue_file.hpp"

#include <map>
#include <optional>
#include <utility>

#include <varve/core/error.hpp>
#include <varve/model/json_field.hpp>

namespace metric_catalog {

namespace {

// What a file says of a metric: neither counts nor times, which are the catalogue's own.
struct description {
    std::optional<std::string> id;
    std::string name;
    std::optional<std::string> description;
    std::optional<std::string> calculation;
    std::optional<std::string> owner;
    std::optional<std::string> data_source;
    std::vector<std::string> tags;
    std::vector<std::string> dependencies;
    double trust_score = 0;
};

using catalogue = std::map<std::string, description>;

}  // namespace

std::vector<metric> read_catalogue(std::string_view json) {
    std::vector<metric> made;
    for (auto& [id, each] : varve::from_json<catalogue>(json)) {
        if (each.id && *each.id != id) throw varve::data_error("the metric at $." + id + " says that its id is '" + *each.id + "'; correct one of the two");
        if (each.name.empty()) throw varve::data_error("the metric at $." + id + " has no name; give it one");
        made.push_back({.id = id,
                        .name = std::move(each.name),
                        .description = std::move(each.description),
                        .calculation = std::move(each.calculation),
                        .owner = std::move(each.owner),
                        .data_source = std::move(each.data_source),
                        .tags = std::move(each.tags),
                        .dependencies = std::move(each.dependencies),
                        .trust_score = each.trust_score});
    }
    return made;
}

std::string write_catalogue(const std::vector<metric>& metrics) {
    catalogue made;
    for (const metric& each : metrics)
        made[each.id] = {each.id,          each.name, each.description,  each.calculation, each.owner,
                         each.data_source, each.tags, each.dependencies, each.trust_score};
    return varve::to_json(made);
}

}  // namespace metric_catalog
