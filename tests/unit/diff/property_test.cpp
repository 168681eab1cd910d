// Random pairs of schemas: what diff says must fold to what was wanted, undo to what was there, and find nothing twice.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <varve/diff/describe.hpp>
#include <varve/diff/diff.hpp>
#include <varve/diff/json.hpp>
#include <varve/schema/canonical.hpp>
#include <varve/schema/json.hpp>

#include "build_schema.hpp"

namespace {

using namespace build;

class generator {
public:
    explicit generator(unsigned seed) : random_(seed) {}

    schema make() {
        schema made;
        for (const char* const name : {"a", "b", "c", "d", "e"})
            if (one_in(3, 2)) made.tables.push_back(make_table(name));
        for (table& each : made.tables) {
            for (const char* const name : {"f1", "f2"}) {
                const table& other = made.tables[below(made.tables.size())];
                const std::vector<std::string> key = a_key_of(other);
                if (key.empty() || !one_in(2)) continue;
                foreign_key made_key;
                made_key.name = name;
                for (std::size_t i = 0; i < key.size(); ++i) made_key.columns.push_back(each.columns[below(each.columns.size())].name);
                made_key.referenced_table = other.name;
                made_key.referenced_columns = key;
                if (one_in(2)) made_key.on_delete = referential_action::cascade;
                each.foreign_keys.push_back(made_key);
            }
        }
        std::shuffle(made.tables.begin(), made.tables.end(), random_);
        for (const char* const name : {"v1", "v2"}) {
            if (made.tables.empty() || !one_in(2)) continue;
            const table& over = made.tables[below(made.tables.size())];
            std::string text = "select " + (one_in(2) ? std::string{"*"} : over.columns[0].name) + " from " + over.name;
            if (std::string_view{name} == "v2" && !made.views.empty()) text += ", v1";
            made.views.push_back({name, "", {{"", text}}, false, ""});
        }
        if (!made.tables.empty() && one_in(2))
            made.objects.push_back({object_kind::trigger, "t1", made.tables[0].name, {{"sqlite", one_in(2) ? "x" : "y"}}});
        if (one_in(2)) made.objects.push_back({object_kind::function, "fn", "", {{"", one_in(2) ? "select 1 from a" : "select 1"}}});
        if (one_in(3)) made.objects.push_back({object_kind::sequence, "sq", "", {{"", "create sequence sq"}}});
        return made;
    }

    bool one_in(unsigned of, unsigned hits = 1) { return random_() % of < hits; }
    std::size_t below(std::size_t count) { return random_() % count; }

private:
    table make_table(const char* name) {
        table made = tab(name, {});
        for (const char* const column_name : {"id", "k", "x", "y", "z", "w"})
            if (one_in(3, 2) || made.columns.empty()) made.columns.push_back(make_column(column_name));
        if (one_in(4, 3)) made.primary_key = {one_in(2) ? "pk" : "key", some_columns(made)};
        for (const char* const unique_name : {"u1", "u2"})
            if (one_in(3)) made.uniques.push_back({unique_name, some_columns(made), one_in(3)});
        for (const char* const index_name : {"i1", "i2", "i3"}) {
            if (!one_in(3)) continue;
            varve::schema::index one = idx(std::string{name} + index_name, {some_columns(made)[0]}, one_in(3));
            if (one_in(4)) one.where = positive(some_columns(made)[0]);
            made.indexes.push_back(one);
        }
        for (const char* const check_name : {"c1", "c2"})
            if (one_in(3)) made.checks.push_back({check_name, positive(some_columns(made)[0])});
        if (one_in(4)) {
            column sum = make_column("sum");
            sum.generated = positive(made.columns[0].name);
            made.columns.insert(made.columns.begin() + static_cast<std::ptrdiff_t>(below(made.columns.size() + 1)), sum);
            // One order for all schemas of a pair, since another order is no change: by name.
        }
        std::sort(made.columns.begin(), made.columns.end(), [](const column& left, const column& right) { return left.name < right.name; });
        if (one_in(4)) made.options.push_back({"sqlite", "strict", "true"});
        if (one_in(4)) made.comment = "comment";
        return made;
    }
    column make_column(const char* name) {
        column made = col(name, one_in(2) ? type_kind::integer : type_kind::text);
        if (made.type.kind == type_kind::integer) made.type.size = one_in(2) ? 32 : 64;
        made.nullable = one_in(2);
        if (one_in(4)) made.default_value = sql("1");
        return made;
    }
    std::vector<std::string> some_columns(const table& of) {
        std::vector<std::string> names;
        for (const column& each : of.columns)
            if (one_in(3)) names.push_back(each.name);
        if (names.empty()) names.push_back(of.columns[below(of.columns.size())].name);
        return names;
    }
    std::vector<std::string> a_key_of(const table& of) {
        if (!of.uniques.empty() && one_in(2)) return of.uniques[0].columns;
        return of.primary_key.columns;
    }

    std::mt19937 random_;
};

void require_round_trip(const schema& from, const schema& to, const varve::diff_options& options) {
    const varve::changes found = varve::diff(from, to, options);
    schema folded = from;
    for (const varve::change& each : found) {
        INFO(varve::describe(each));
        varve::apply(folded, each);
        REQUIRE(varve::change_from_json(varve::to_json(each)) == each);
    }
    REQUIRE(canonical(folded) == canonical(to));
    REQUIRE(varve::diff(folded, to, options).empty());
    varve::apply(folded, varve::inverse(found));
    REQUIRE(canonical(folded) == canonical(from));
    REQUIRE(found.hazards_of_each.size() == found.size());
    REQUIRE(schema_from_json(to_json(to)) == to);
}

std::vector<std::string> text_of(const varve::changes& found) {
    std::vector<std::string> out;
    for (const varve::change& each : found) out.push_back(varve::describe(each));
    return out;
}

}  // namespace

TEST_CASE("the fold of a diff is what was wanted, and its inverse what was there") {
    const varve::diff_options unasked{{}, {}, false};
    for (unsigned seed = 0; seed < 2000; ++seed) {
        INFO("seed " << seed);
        generator random{seed};
        const schema from = random.make();
        const schema to = random.make();
        require_round_trip(from, to, unasked);
    }
}

TEST_CASE("most tables are the same, as in real life") {
    const varve::diff_options unasked{{}, {}, false};
    for (unsigned seed = 0; seed < 1000; ++seed) {
        INFO("seed " << seed);
        generator random{seed};
        const schema from = random.make();
        schema to = from;
        const schema other = random.make();
        if (to.tables.empty() || other.tables.empty()) continue;
        const table& given = other.tables[random.below(other.tables.size())];
        table* const taken = to.find_table(given.name);
        if (taken)
            *taken = given;
        else
            to.tables.push_back(given);
        if (random.one_in(2)) to.tables.erase(to.tables.begin());
        // What refers to a column that is gone now would not be a schema.
        for (table& each : to.tables)
            std::erase_if(each.foreign_keys, [&](const foreign_key& key) {
                const table* const referenced = to.find_table(key.referenced_table);
                if (!referenced) return true;
                for (const std::string& name : key.referenced_columns)
                    if (!varve::schema::find(referenced->columns, name)) return true;
                return false;
            });
        require_round_trip(from, to, unasked);
    }
}

TEST_CASE("declared renames are carried through everything that names them") {
    for (unsigned seed = 0; seed < 500; ++seed) {
        INFO("seed " << seed);
        generator random{seed};
        const schema from = random.make();
        if (from.tables.empty()) continue;
        // The target is made by renames alone, and by what another schema adds to them.
        schema to = from;
        const std::string table_name = to.tables[random.below(to.tables.size())].name;
        const std::string column_name = to.tables.front().columns.front().name;
        const std::string first = to.tables.front().name;
        varve::diff_options options{{}, {}, false};
        const table& owner = to.tables.front();
        column renamed = owner.columns.front();
        renamed.name = "renamed";
        varve::apply(to, {.table = first, .in_schema = {}, .before = owner.columns.front(), .after = renamed});
        options.renames.push_back({first, column_name, "renamed"});
        varve::table_header before = varve::header_of(*to.find_table(table_name));
        varve::table_header after = before;
        after.name = "moved";
        varve::apply(to, {.table = {}, .in_schema = {}, .before = before, .after = after});
        options.renames.push_back({"", table_name, "moved"});
        const varve::changes found = varve::diff(from, to, options);
        std::size_t others = 0;  // views make way by what their text says
        for (const varve::change& each : found) others += !each.concerns<view>() && !each.concerns<column>() && !each.concerns<varve::table_header>();
        CAPTURE(text_of(found));
        REQUIRE(others == 0);
        require_round_trip(from, to, options);
    }
}

TEST_CASE("a diff that asks never drops what it asks about") {
    for (unsigned seed = 0; seed < 500; ++seed) {
        INFO("seed " << seed);
        generator random{seed};
        const schema from = random.make();
        const schema to = random.make();
        const varve::changes found = varve::diff(from, to);
        schema folded = from;
        varve::apply(folded, found.list);
        for (const varve::change& each : found) {
            INFO(varve::describe(each));
            REQUIRE_FALSE((each.drops() && (each.concerns<table>() || each.concerns<column>())));
        }
        for (const varve::question& each : found.refused) {
            const table* const kept = folded.find_table(each.about_column() ? each.table : each.vanished);
            REQUIRE(kept);
            if (each.about_column()) REQUIRE(varve::schema::find(kept->columns, each.vanished));
        }
        varve::apply(folded, varve::inverse(found));
        REQUIRE(canonical(folded) == canonical(from));
        varve::diff_options answered;
        for (const varve::question& each : found.refused) answered.drops.push_back(each.subject());
        REQUIRE(varve::diff(from, to, answered).refused.empty());
        require_round_trip(from, to, answered);
    }
}
