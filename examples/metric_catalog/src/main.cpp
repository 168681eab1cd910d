#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iterator>
#include <string>

#include <CLI/CLI.hpp>

#include <varve/backend/sqlite/backup.hpp>
#include <varve/backend/sqlite/migrations.hpp>
#include <varve/core/error.hpp>
#include <varve/migrate/migrator.hpp>
#include <varve/migrate/require.hpp>
#include <varve/session/database.hpp>
#include <varve/sql/types/timestamp_text.hpp>

#include "catalog.hpp"
#include "catalogue_file.hpp"
#include "metric_catalog_migrations.hpp"
#include "show.hpp"

namespace metric_catalog {

using database = varve::database<varve::sqlite>;

// A database that holds something is copied before it is changed.
void migrate(const std::string& path) {
    database db{path};
    varve::migrator migrator{db, metric_catalog_migrations()};
    if (!migrator.applied().empty() && !migrator.pending().empty()) {
        auto session = db.session();
        varve::backup(session, path + ".before-migration");
    }
    std::printf("%zu revisions applied\n", migrator.upgrade().size());
}

std::string content_of(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error("the file " + path + " cannot be read");
    return {std::istreambuf_iterator<char>{file}, {}};
}

// The moment at the end of a day or at a second: "2026-01-31" or "2026-01-31 08:00:00", UTC.
varve::timestamp moment(std::string text) {
    if (text.size() == 10) text += " 23:59:59.999999";
    return varve::timestamp_from_text(text);
}

}  // namespace metric_catalog

int main(int argc, char** argv) {
    using namespace metric_catalog;
    CLI::App app{"A catalogue of metrics with a history of every change"};
    app.require_subcommand(1);
    std::string path = "metrics.db";
    std::string author = "unknown";
    app.add_option("-d,--database", path, "the SQLite file")->envname("METRIC_CATALOG_DATABASE")->capture_default_str();
    app.add_option("-a,--author", author, "who makes the change")->envname("USER")->capture_default_str();

    // What every command but migrate works on.
    const auto command = [&](CLI::App* made, auto work) {
        made->callback([&path, work] {
            database db{path};
            varve::require(db, metric_catalog_migrations());
            auto session = db.session();
            catalog metrics{session};
            work(session, metrics);
        });
    };
    std::string id, text, other, when;
    std::int64_t number = 20;
    int days = 30;

    app.add_subcommand("migrate", "bring the database to the newest revision")->callback([&] { migrate(path); });

    auto* load = app.add_subcommand("load", "take over a catalogue from a JSON file");
    load->add_option("file", text)->required();
    bool overwrite = false;
    load->add_flag("--overwrite", overwrite, "also over metrics that are there; else they stay");
    command(load, [&](auto&, catalog& metrics) {
        const auto read = read_catalogue(content_of(text));
        std::printf("%zu of %zu metrics written\n", metrics.load(read, author, overwrite ? existing::overwrite : existing::keep), read.size());
    });
    command(app.add_subcommand("dump", "write the catalogue as JSON"),
            [](auto&, catalog& metrics) { std::puts(write_catalogue(metrics.list()).c_str()); });
    command(app.add_subcommand("list", "all metrics"), [](auto&, catalog& metrics) { show(metrics.list()); });

    auto* one = app.add_subcommand("show", "one metric with its tests");
    one->add_option("id", id)->required();
    command(one, [&](auto&, catalog& metrics) {
        const auto found = metrics.get(id);
        if (!found) throw unknown_metric{id};
        show(*found, metrics.tests(id));
    });
    auto* search = app.add_subcommand("search", "full text, the best first");
    search->add_option("words", text)->required();
    search->add_option("-n,--limit", number)->capture_default_str();
    command(search, [&](auto&, catalog& metrics) { show(metrics.search(text, number)); });
    auto* owner = app.add_subcommand("owner", "the metrics of an owner");
    owner->add_option("owner", text)->required();
    command(owner, [&](auto&, catalog& metrics) { show(metrics.by_owner(text)); });
    auto* tag = app.add_subcommand("tag", "the metrics with a tag");
    tag->add_option("tag", text)->required();
    command(tag, [&](auto&, catalog& metrics) { show(metrics.by_tag(text)); });

    auto* update = app.add_subcommand("update", "change fields of a metric");
    update->add_option("id", id)->required();
    metric changed;
    double trust = -1;
    update->add_option("--name", changed.name);
    update->add_option("--description", changed.description);
    update->add_option("--calculation", changed.calculation);
    update->add_option("--owner", changed.owner);
    update->add_option("--data-source", changed.data_source);
    update->add_option("--tags", changed.tags)->delimiter(',');
    update->add_option("--dependencies", changed.dependencies)->delimiter(',');
    update->add_option("--trust-score", trust, "percent");
    command(update, [&](auto& session, catalog& metrics) {
        auto both = session.transaction();
        auto found = metrics.get(id);
        if (!found) throw unknown_metric{id};
        if (!changed.name.empty()) found->name = changed.name;
        if (changed.description) found->description = changed.description;
        if (changed.calculation) found->calculation = changed.calculation;
        if (changed.owner) found->owner = changed.owner;
        if (changed.data_source) found->data_source = changed.data_source;
        if (!changed.tags.empty()) found->tags = changed.tags;
        if (!changed.dependencies.empty()) found->dependencies = changed.dependencies;
        if (trust >= 0) found->trust_score = trust;
        metrics.update(*found, author);
        both.commit();
    });
    auto* erase = app.add_subcommand("erase", "delete a metric with its tests and uses; its history stays");
    erase->add_option("id", id)->required();
    command(erase, [&](auto&, catalog& metrics) {
        if (!metrics.erase(id, author)) throw unknown_metric{id};
    });
    auto* history = app.add_subcommand("history", "who changed what, the newest first");
    history->add_option("id", id)->required();
    history->add_option("-n,--limit", number)->capture_default_str();
    command(history, [&](auto&, catalog& metrics) { show(metrics.history(id, number)); });
    auto* revert = app.add_subcommand("revert", "make a metric what it was at a time");
    revert->add_option("id", id)->required();
    revert->add_option("when", when, "2026-01-31, or \"2026-01-31 08:00:00\" UTC, or the number of a revision")->required();
    command(revert, [&](auto&, catalog& metrics) {
        const bool is_number = when.find('-') == std::string::npos;
        if (!(is_number ? metrics.revert(id, std::stoll(when), author) : metrics.revert(id, moment(when), author)))
            throw std::runtime_error("there was no metric '" + id + "' then");
    });

    auto* test = app.add_subcommand("test", "add a validation test");
    test->add_option("id", id)->required();
    test->add_option("query", text)->required();
    test->add_option("expected", other)->required();
    command(test, [&](auto&, catalog& metrics) {
        const auto made = metrics.add_test({.metric_id = id, .test_type = "query", .test_query = text, .expected_result = other});
        std::printf("test %lld\n", static_cast<long long>(made.id));
    });
    auto* use = app.add_subcommand("use", "note that somebody uses a metric");
    use->add_option("id", id)->required();
    use->add_option("context", text);
    command(use, [&](auto&, catalog& metrics) {
        metrics.record_usage(id, author, text.empty() ? std::nullopt : std::optional{text});
    });
    auto* usage = app.add_subcommand("usage", "how much a metric was used, by day and by whom");
    usage->add_option("id", id)->required();
    usage->add_option("--days", days)->capture_default_str();
    command(usage, [&](auto&, catalog& metrics) { show(metrics.usage(id, days)); });

    auto* backup = app.add_subcommand("backup", "copy the database, also while it is used");
    backup->add_option("file", text)->required();
    command(backup, [&](auto& session, catalog&) { varve::backup(session, text); });
    auto* restore = app.add_subcommand("restore", "make the database what a copy holds");
    restore->add_option("file", text)->required();
    restore->callback([&] {
        database db{path};
        auto session = db.session();
        varve::restore(session, text);
    });
    command(app.add_subcommand("compact", "give unused room back to the disk"), [](auto& session, catalog&) {
        std::printf("%lld bytes smaller\n", static_cast<long long>(varve::compact(session)));
    });

    try {
        app.parse(argc, argv);
    } catch (const CLI::Error& wrong) {
        return app.exit(wrong);
    } catch (const std::exception& why) {
        std::fprintf(stderr, "error: %s\n", why.what());
        return 1;
    }
    return 0;
}
