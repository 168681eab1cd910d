// The texts of inserts: from queries, of chosen columns, with conflicts, and what they give back.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/expression/functions.hpp>
#include <varve/query/inserts.hpp>

#include <support/golden.hpp>

#include "script.hpp"

using namespace varve_test;
using varve::col;
using varve::excluded;
using varve::insert;
using varve::insert_into;
using varve::select;
using varve::set;

namespace {

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset{};
    double value{};
    double twice{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>.generated(), varve::unique<&metric::name>,
                            varve::unique<&metric::name, &metric::dataset>.nulls_not_distinct(), varve::generated<&metric::twice>(col<&metric::value> * 2.0));
    }
};

struct archived {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset{};
    double value{};
    std::int64_t copies{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"archive">, varve::primary_key<&archived::id>.generated(), varve::unique<&archived::name>,
                            varve::default_value<&archived::copies>(1));
    }
};

struct brief {
    std::string name;
    double value{};
};

constexpr const auto& name = col<&metric::name>;
constexpr const auto& value = col<&metric::value>;

constexpr auto archive = insert_into<archived>(col<&archived::name>, col<&archived::value>);
constexpr auto from_metrics = select<brief>(name, value).from<metric>();

}  // namespace

TEST_CASE("sqlite: insert from a query") {
    check_golden("sqlite/insert_from.sql",
                 script{}("columns", archive.from(from_metrics.where(value > 1.0)))("all columns", insert_into<archived>().from(select<archived>().where(col<&archived::id> < 5)))(
                     "a set operation", archive.from(varve::union_(from_metrics.where(value > 9.0), from_metrics.where(value < 1.0))))(
                     "a common table", [] {
                         const auto best = varve::with<"best">(from_metrics.where(value > 5.0));
                         return archive.from(select<brief>(best(col<&brief::name>), best(col<&brief::value>) * 2.0).from(best));
                     }())("an aggregate", archive.from(select<brief>(name, varve::sum(value)).from<metric>().group_by(name)))(
                     "a conflict with a query that ends in its table", archive.from(from_metrics).on_conflict<&archived::name>().do_nothing())(
                     "and with one that does not", archive.from(from_metrics.where(value > 1.0)).on_conflict<&archived::name>().do_update().returning(col<&archived::id>))(
                     "and with a set operation", archive.from(varve::union_all(from_metrics, from_metrics)).on_any_conflict_do_nothing())(
                     "values", archive.values("a", 2.5))("values that are expressions", archive.values(varve::lower(varve::bound("A")), varve::bound(1.0) + 2.0).returning())
                     .text());
}

TEST_CASE("sqlite: insert with conflicts") {
    const metric row{};
    const auto by_name = insert(row).on_conflict<&metric::name>();
    check_golden("sqlite/insert_conflicts.sql",
                 script{}("no conflict", insert(row))("the key is given", insert(row).with_key())("any, nothing", insert(row).on_any_conflict_do_nothing())("nothing", by_name.do_nothing())(
                     "by the primary key", insert(row).with_key().on_conflict().do_update())("everything else", by_name.do_update())(
                     "by fields with NULLs", insert(row).on_conflict<&metric::name, &metric::dataset>().do_update())("chosen columns", by_name.do_update<&metric::value, &metric::dataset>())(
                     "expressions", by_name.do_update(set<&metric::value>(value + excluded<&metric::value>), set<&metric::dataset>("seen")))(
                     "a condition", by_name.do_update<&metric::value>().where(value < excluded<&metric::value> && col<&metric::dataset>.is_not_null()))(
                     "everything else, a condition", by_name.do_update().where(excluded<&metric::value> > 1.0))
                     .text());
}

TEST_CASE("sqlite: insert and return") {
    const metric row{};
    const auto upsert = insert(row).on_conflict<&metric::name>().do_update(set<&metric::value>(value + 1.0)).where(value < 7.0);
    check_golden("sqlite/insert_returning.sql",
                 script{}("rows", insert(row).returning())("one value", insert(row).returning(col<&metric::id>))("a tuple", upsert.returning(name, value * 3.0))(
                     "a struct", upsert.returning<brief>(name, value))("a tuple of an update", varve::update<metric>().set(set<&metric::value>(1.0)).where(name == "a").returning(name, value))(
                     "one value of a delete", varve::erase<metric>().where(name == "a").returning(value))
                     .text());
}

TEST_CASE("sqlite: insert many rows") {
    const std::vector<metric> rows(2), none;
    script add;
    const auto many = varve::insert_rows(rows);
    add("rows", many);
    add("with their keys", many.with_key());
    add("a conflict", many.on_conflict<&metric::name>().do_update(set<&metric::value>(value + excluded<&metric::value>)).where(value < 7.0));
    add("returning", many.on_any_conflict_do_nothing().returning());
    add("returning a tuple", many.on_conflict<&metric::name>().do_update<&metric::value>().where(value < 7.0).returning(name, value + 1.0));
    add("none", varve::insert_rows(none).on_any_conflict_do_nothing());
    check_golden("sqlite/insert_rows.sql", add.text());
}
