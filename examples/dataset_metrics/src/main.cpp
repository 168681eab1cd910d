#include <algorithm>
#include <cstdio>
#include <exception>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <varve/backend/sqlite/migrations.hpp>
#include <varve/diff/diff.hpp>
#include <varve/migrate/require.hpp>
#include <varve/session/database.hpp>

#include "dataset_metrics_migrations.hpp"
#include "metric_store.hpp"
#include "print_results.hpp"
#include "read_weather.hpp"
#include "weather_suite.hpp"

namespace dataset_metrics {

using backend = varve::sqlite;

// The statements that the structs stand for, without any database.
int print_schema() {
    const varve::schema::schema nothing;
    const auto creation = varve::diff(nothing, store::schema()).list;
    for (const auto& each : backend::migrations::dialect.plan_changes(nothing, creation).statements)
        std::printf("%s;\n", each.sql.c_str());
    return 0;
}

int run(const std::string& path, const std::string& csv, std::string_view unit, int from_year) {
    varve::database<backend> db{path};
    varve::require(db, dataset_metrics_migrations());  // only a writer must be of the database's version

    std::vector<data_source> sources = read_weather(csv);
    for (data_source& each : sources)
        std::erase_if(each.rows, [&](const data_source::row& row) {
            return static_cast<int>(row.date.year()) < from_year;
        });
    const period each = unit == "day" ? period::day : unit == "year" ? period::year : period::month;
    const report made = weather_suite(sources).run(sources, each);
    print_outcomes(made.outcomes);

    auto session = db.session();
    const auto stored = metric_store<backend>{session}.persist(made.metrics);
    std::printf("  %zu metrics stored\n", stored.size());
    return 0;
}

// A reader names the columns it wants, so it goes on reading when later versions add others.
int show(const std::string& path) {
    varve::database<backend> db{path};
    auto session = db.session();
    metric_store<backend> metrics{session};
    print_years(metrics.all());
    std::printf("  %lld metrics in all\n", static_cast<long long>(metrics.count()));
    return 0;
}

// Before a downgrade: version 1 has no room for two datasets under one key.
int forget(const std::string& path, std::span<const std::string> datasets) {
    varve::database<backend> db{path};
    auto session = db.session();
    metric_store<backend> metrics{session};
    std::vector<varve::uuid> ids;
    for (const metric& each : metrics.all())
        if (each.dataset && std::ranges::find(datasets, *each.dataset) != datasets.end())
            ids.push_back(each.id);
    const auto erased = metrics.erase(varve::col<&metric_record::id>.in(ids));
    std::printf("  %lld metrics forgotten\n", static_cast<long long>(erased));
    return 0;
}

}  // namespace dataset_metrics

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    try {
        if (words.size() == 1 && words[0] == "schema") return dataset_metrics::print_schema();
        if (words.size() == 2 && words[0] == "show") return dataset_metrics::show(words[1]);
        if (words.size() >= 3 && words[0] == "forget")
            return dataset_metrics::forget(words[1], std::span{words}.subspan(2));
        if (words.size() >= 3 && words.size() <= 5 && words[0] == "run")
            return dataset_metrics::run(words[1], words[2], words.size() > 3 ? words[3] : "month",
                                        words.size() > 4 ? std::stoi(words[4]) : 0);
        std::puts("dataset_metrics schema\n"
                  "dataset_metrics run <database> <weather.csv> [day|month|year [<first year>]]\n"
                  "dataset_metrics show <database>\n"
                  "dataset_metrics forget <database> <dataset>...");
        return 2;
    } catch (const std::exception& why) {
        std::fprintf(stderr, "error: %s\n", why.what());
        return 1;
    }
}
