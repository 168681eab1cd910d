// The four tables of the catalogue: metrics, the history of their changes, their validation tests, and their use.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <varve/model/model.hpp>
#include <varve/sql/types/array.hpp>
#include <varve/sql/types/timestamp.hpp>

namespace metric_catalog {

/// What one number of a company means, how it is calculated, and who answers for it.
struct metric {
    std::string id{};  ///< a word that people use: "revenue_total"
    std::int64_t number = 0;  ///< made of the id by the catalogue: SQLite's full-text search knows rows by whole numbers
    std::string name{};
    std::optional<std::string> description{};
    std::optional<std::string> calculation{};
    std::optional<std::string> owner{};
    std::optional<std::string> data_source{};
    std::vector<std::string> tags{};
    std::vector<std::string> dependencies{};
    std::int64_t test_count = 0;   ///< of its validation tests, kept by the catalogue
    std::int64_t usage_count = 0;  ///< of its uses, kept by the catalogue
    double trust_score = 0;        ///< percent
    varve::timestamp created_at{};
    varve::timestamp updated_at{};

    static constexpr auto facts();
};

/// One changed field of a metric, as audited<> writes it. It has no foreign key: the history of a metric that was deleted
/// tells who deleted it, and is what brings it back.
struct metric_history {
    std::string row_key{};
    std::int64_t revision{};
    std::string field{};
    varve::history_operation operation{};
    std::optional<std::string> old_value{};
    std::optional<std::string> new_value{};
    std::string actor{};
    varve::timestamp changed_at{};

    static constexpr auto facts() {
        return varve::facts(
            varve::table<"metric_history">, varve::column_name<&metric_history::row_key, "metric_id">,
            varve::column_name<&metric_history::field, "field_name">,
            varve::column_name<&metric_history::actor, "changed_by">,
            varve::primary_key<&metric_history::row_key, &metric_history::revision, &metric_history::field>,
            varve::index<&metric_history::changed_at>);
    }
};

enum class test_status { pending, passed, failed };

/// A query whose result must be as expected, or the metric is not to be trusted.
struct validation_test {
    std::int64_t id{};
    std::string metric_id{};
    std::string test_type{};
    std::string test_query{};
    std::optional<std::string> expected_result{};
    std::optional<varve::timestamp> last_run{};
    test_status status = test_status::pending;

    static constexpr auto facts() {
        return varve::facts(
            varve::table<"validation_tests">, varve::primary_key<&validation_test::id>.generated(),
            varve::foreign_key<&validation_test::metric_id>.references<&metric::id>().on_delete(varve::cascade),
            varve::default_value<&validation_test::status>(test_status::pending),
            varve::index<&validation_test::metric_id>);
    }
};

/// Somebody used a metric: a report, a person, a dashboard.
struct metric_usage {
    std::int64_t id{};
    std::string metric_id{};
    std::string used_by{};
    varve::timestamp used_at{};
    std::optional<std::string> context{};

    static constexpr auto facts() {
        return varve::facts(
            varve::table<"metric_usage">, varve::primary_key<&metric_usage::id>.generated(),
            varve::foreign_key<&metric_usage::metric_id>.references<&metric::id>().on_delete(varve::cascade),
            varve::default_value<&metric_usage::used_at>(varve::now()),
            varve::index<&metric_usage::metric_id, &metric_usage::used_at>);
    }
};

constexpr auto metric::facts() {
    return varve::facts(
        varve::table<"metrics">, varve::primary_key<&metric::id>, varve::unique<&metric::number>, varve::index<&metric::name>, varve::index<&metric::owner>,
        varve::default_value<&metric::tags>(varve::sql("'[]'")), varve::default_value<&metric::dependencies>(varve::sql("'[]'")),
        varve::default_value<&metric::test_count>(0), varve::default_value<&metric::usage_count>(0),
        varve::default_value<&metric::trust_score>(0.0), varve::default_value<&metric::created_at>(varve::now()),
        varve::default_value<&metric::updated_at>(varve::now()),
        varve::check<"trust_score_is_a_percentage">(varve::col<&metric::trust_score>.between(0.0, 100.0)),
        varve::full_text_index<&metric::name, &metric::description, &metric::calculation>.weights(4, 2, 1),
        varve::timestamps<&metric::created_at, &metric::updated_at>,
        varve::audited<>.into<metric_history>());
}

using store = varve::models<metric, metric_history, validation_test, metric_usage>;

}  // namespace metric_catalog
