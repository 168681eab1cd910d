#include "show.hpp"

#include <cstdio>
#include <string>

#include <varve/reflect/enumerators.hpp>
#include <varve/sql/types/timestamp_text.hpp>

namespace metric_catalog {

namespace {

std::string time_text(varve::timestamp when) { return varve::to_text(when).substr(0, 19); }

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& each : words) text += (text.empty() ? "" : ", ") + each;
    return text;
}

void line(const char* name, const std::string& value) {
    if (!value.empty()) std::printf("  %-14s%s\n", name, value.c_str());
}

std::string word(test_status status) { return std::string{varve::enumerator_name(status)}; }
std::string word(varve::history_operation operation) { return std::string{varve::enumerator_name(operation)}; }

}  // namespace

void show(const std::vector<metric>& metrics) {
    std::printf("%-26s%-14s%6s%6s%6s  %s\n", "id", "owner", "trust", "tests", "uses", "name");
    for (const metric& each : metrics)
        std::printf("%-26s%-14s%6.1f%6lld%6lld  %s\n", each.id.c_str(), each.owner.value_or("-").c_str(), each.trust_score,
                    static_cast<long long>(each.test_count), static_cast<long long>(each.usage_count), each.name.c_str());
}

void show(const metric& one, const std::vector<validation_test>& tests) {
    std::printf("%s: %s\n", one.id.c_str(), one.name.c_str());
    line("description", one.description.value_or(""));
    line("calculation", one.calculation.value_or(""));
    line("owner", one.owner.value_or(""));
    line("data source", one.data_source.value_or(""));
    line("tags", joined(one.tags));
    line("depends on", joined(one.dependencies));
    line("trust score", std::to_string(one.trust_score).substr(0, 5));
    line("created", time_text(one.created_at));
    line("updated", time_text(one.updated_at));
    for (const validation_test& each : tests)
        std::printf("  test %-9lld%s: %s = %s\n", static_cast<long long>(each.id), word(each.status).c_str(), each.test_query.c_str(),
                    each.expected_result.value_or("anything").c_str());
}

void show(const std::vector<found_metric>& found) {
    for (const found_metric& each : found) std::printf("%6.2f  %-26s%s\n", each.rank, each.id.c_str(), each.excerpt.c_str());
}

void show(const std::vector<varve::history_entry>& history) {
    for (const varve::history_entry& each : history)
        std::printf("%5lld  %s  %-10s%-10s%s: %s -> %s\n", static_cast<long long>(each.revision), time_text(each.changed_at).c_str(),
                    each.actor.c_str(), word(each.operation).c_str(), each.field.c_str(), each.old_value.value_or("nothing").c_str(),
                    each.new_value.value_or("nothing").c_str());
}

void show(const usage_statistics& usage) {
    std::printf("%lld uses\n", static_cast<long long>(usage.uses));
    for (const uses_of_a_day& each : usage.by_day)
        std::printf("  %s%6lld\n", time_text(each.day).substr(0, 10).c_str(), static_cast<long long>(each.uses));
    for (const uses_by_somebody& each : usage.by_somebody)
        std::printf("  %-20s%6lld, last %s\n", each.used_by.c_str(), static_cast<long long>(each.uses), time_text(each.last).c_str());
}

}  // namespace metric_catalog
