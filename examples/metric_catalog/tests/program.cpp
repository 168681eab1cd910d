// The program as people use it: each command is a process of its own, so the database survives every restart.
#include <filesystem>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <varve/backend/sqlite/migrations.hpp>
#include <varve/migrate/migrator.hpp>
#include <varve/session/database.hpp>

#include <support/run_program.hpp>
#include <support/temporary_directory.hpp>

#include "metric_catalog_migrations.hpp"

using Catch::Matchers::ContainsSubstring;

namespace {

struct program {
    temporary_directory folder;
    std::string path = folder.file("metrics.db");

    template <class... Arguments>
    std::string run(const Arguments&... arguments) const {
        const auto made = run_program(METRIC_CATALOG_PROGRAM, "-d", path, "-a", "ann", arguments...);
        INFO(made.text);
        CHECK(made.code == 0);
        return made.text;
    }
    template <class... Arguments>
    std::string refused(const Arguments&... arguments) const {
        const auto made = run_program(METRIC_CATALOG_PROGRAM, "-d", path, "-a", "ann", arguments...);
        INFO(made.text);
        CHECK(made.code != 0);
        return made.text;
    }
};

}  // namespace

TEST_CASE_METHOD(program, "a catalogue is migrated, loaded, changed, searched and told about") {
    CHECK_THAT(refused("list"), ContainsSubstring("error"));
    CHECK_THAT(run("migrate"), ContainsSubstring("applied"));
    CHECK_THAT(run("load", METRIC_CATALOG_FILE), ContainsSubstring("12 of 12"));
    CHECK_THAT(run("load", METRIC_CATALOG_FILE), ContainsSubstring("0 of 12"));
    CHECK_THAT(run("list"), ContainsSubstring("frost_days"));
    CHECK_THAT(run("owner", "@energy"), ContainsSubstring("wind_mean") && !ContainsSubstring("frost_days"));
    CHECK_THAT(run("tag", "share"), ContainsSubstring("tsunami_share") && !ContainsSubstring("wind_mean"));
    CHECK_THAT(run("search", "rain reservoir"), ContainsSubstring("dry_spell_longest") && ContainsSubstring("[reservoir]"));
    run("update", "frost_days", "--owner", "@frost", "--trust-score", "42", "--tags", "cold,count");
    CHECK_THAT(run("show", "frost_days"), ContainsSubstring("@frost") && ContainsSubstring("cold, count"));
    CHECK_THAT(run("history", "frost_days"), ContainsSubstring("owner: @climate -> @frost") && ContainsSubstring("ann"));
    run("revert", "frost_days", "1");
    CHECK_THAT(run("show", "frost_days"), ContainsSubstring("@climate"));
    CHECK_THAT(run("test", "frost_days", "select count(*) from weather", "> 0"), ContainsSubstring("test 1"));
    run("use", "frost_days", "a report");
    CHECK_THAT(run("usage", "frost_days"), ContainsSubstring("1 uses") && ContainsSubstring("ann"));
    run("erase", "frost_days");
    CHECK_THAT(refused("show", "frost_days"), ContainsSubstring("there is no metric 'frost_days'"));
    CHECK_THAT(refused("update", "frost_days", "--owner", "x"), ContainsSubstring("there is no metric"));
    CHECK_THAT(refused("load", folder.write("bad.json", "{\"a\": 1}")), ContainsSubstring("$.a"));
    CHECK_THAT(refused("load", folder.file("nowhere.json")), ContainsSubstring("cannot be read"));
}

TEST_CASE_METHOD(program, "a catalogue is copied, restored and compacted") {
    run("migrate");
    run("load", METRIC_CATALOG_FILE);
    run("backup", folder.file("copy.db"));
    const std::string before = run("dump");
    run("erase", "wind_mean");
    CHECK(run("dump") != before);
    run("restore", folder.file("copy.db"));
    CHECK(run("dump") == before);
    CHECK_THAT(run("compact"), ContainsSubstring("bytes smaller"));
    CHECK_THAT(run("search", "reservoir"), ContainsSubstring("dry_spell_longest"));
    CHECK_THAT(refused("restore", folder.write("text.db", "no database at all, but long enough to be one")), ContainsSubstring("error"));
    CHECK(run("dump") == before);
}

TEST_CASE_METHOD(program, "a catalogue is copied before a migration changes it, and only then") {
    run("migrate");
    CHECK_FALSE(std::filesystem::exists(path + ".before-migration"));
    varve::database<varve::sqlite> db{path};
    varve::migrator(db, metric_catalog_migrations()).downgrade("-1");
    CHECK_THAT(run("migrate"), ContainsSubstring("1 revisions applied"));
    CHECK(std::filesystem::exists(path + ".before-migration"));
    std::filesystem::remove(path + ".before-migration");
    run("migrate");
    CHECK_FALSE(std::filesystem::exists(path + ".before-migration"));
}
