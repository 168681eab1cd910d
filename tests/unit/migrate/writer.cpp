#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <sstream>

#include <varve/migrate/fold.hpp>
#include <varve/migrate/step_hazards.hpp>
#include <varve/migrate/writer.hpp>

#include "golden/20261120_9c41_everything.cpp"

// The golden file is compiled above and read as text below: what the writer writes is what it should, and what comes
// back from the compiler is what went in.

namespace {

namespace schema = varve::schema;

schema::type type_of(schema::type_kind kind, int size = 0, int scale = 0) {
    schema::type made;
    made.kind = kind;
    made.size = size;
    made.scale = scale;
    return made;
}

schema::node node(schema::node_kind kind, std::string text, int arity = 0) {
    schema::node made;
    made.kind = kind;
    made.text = std::move(text);
    made.arity = arity;
    return made;
}

schema::node literal_of(std::string text, schema::type type, bool is_null = false) {
    schema::node made = node(schema::node_kind::literal, std::move(text));
    made.value_type = std::move(type);
    made.is_null = is_null;
    return made;
}

schema::node number(double value, int size = 64) {
    schema::node made = literal_of("", type_of(schema::type_kind::floating, size));
    made.floating = value;
    return made;
}

// not (value between 1 and 2) and (name like 'a"%' or coalesce(label, null) is null) …
schema::expression condition() {
    using schema::node_kind;
    schema::node qualified = node(node_kind::column, "name");
    qualified.qualifier = "everything";
    schema::node cast = node(node_kind::cast, "", 1);
    cast.value_type = type_of(schema::type_kind::integer, 16);
    schema::expression made;
    made.nodes = {node(node_kind::operation, "and", 2),
                  node(node_kind::operation, "not", 1),
                  node(node_kind::operation, "between", 3),
                  node(node_kind::column, "value"),
                  literal_of("1", type_of(schema::type_kind::integer, 64)),
                  literal_of("2.50", type_of(schema::type_kind::decimal, 5, 2)),
                  node(node_kind::operation, "or", 2),
                  node(node_kind::operation, "like", 2),
                  qualified,
                  literal_of("a\"%\\", type_of(schema::type_kind::text)),
                  node(node_kind::operation, "is null", 1),
                  node(node_kind::call, "coalesce", 3),
                  node(node_kind::column, "label"),
                  literal_of("", type_of(schema::type_kind::text), true),
                  node(node_kind::operation, "neg", 1),
                  cast,
                  node(node_kind::operation, "-", 2),
                  literal_of("true", type_of(schema::type_kind::boolean)),
                  node(node_kind::opaque, "1 + 1")};
    return made;
}

schema::table everything() {
    using schema::type_kind;
    schema::table made;
    made.name = "everything";
    const auto add = [&](std::string name, schema::type type) -> schema::column& {
        made.columns.push_back({.name = std::move(name), .type = std::move(type)});
        return made.columns.back();
    };
    add("id", type_of(type_kind::integer, 64)).identity = schema::identity::always;
    add("flag", type_of(type_kind::boolean)).default_value = {
        {literal_of("false", type_of(type_kind::boolean))}, {}};
    add("tiny", type_of(type_kind::integer, 8)).type.is_unsigned = true;
    add("small", type_of(type_kind::integer, 16)).nullable = true;
    add("endless", type_of(type_kind::floating, 64)).default_value = {
        {number(-std::numeric_limits<double>::infinity())}, {}};
    add("plain", type_of(type_kind::integer, 32)).comment = "two\nlines, and \"quotes\"";
    add("odd", type_of(type_kind::integer, 24));
    add("single", type_of(type_kind::floating, 32)).default_value = {{number(2, 32)}, {}};
    add("value", type_of(type_kind::floating, 64)).nullable = true;
    add("money", type_of(type_kind::decimal, 18, 4));
    add("name", type_of(type_kind::text)).collation = "NOCASE";
    add("label", type_of(type_kind::text, 40)).default_value = schema::sql("'none'");
    add("raw", type_of(type_kind::bytes));
    add("hash", type_of(type_kind::bytes, 20));
    add("key", type_of(type_kind::uuid)).default_value = {
        {node(schema::node_kind::call, "uuid", 0)}, {}};
    add("doc", type_of(type_kind::json));
    add("day", type_of(type_kind::date));
    add("hour", type_of(type_kind::time));
    add("at", type_of(type_kind::timestamp)).type.stored_as = schema::storage::integer;
    schema::column& local = add("local", type_of(type_kind::local_timestamp));
    local.on_update = {{node(schema::node_kind::call, "now", 0)}, {}};
    local.nullable = true;
    add("took", type_of(type_kind::duration));
    schema::type mood = type_of(type_kind::enumeration);
    mood.name = "mood";
    mood.labels = {"sad", "glad"};
    add("mood", mood);
    schema::type list = type_of(type_kind::array);
    list.element = {mood};
    add("moods", list);
    schema::type custom = type_of(type_kind::custom);
    custom.spelled = {{"postgres", "tsvector"}};
    add("search", custom);
    add("email", type_of(type_kind::text)).type.spelled = {{"postgres", "citext"}, {"", "text"}};
    schema::column& twice = add("twice", type_of(type_kind::floating, 64));
    twice.generated = {{node(schema::node_kind::operation, "*", 2),
                        node(schema::node_kind::column, "value"), number(0.1)},
                       {}};
    twice.generated_stored = true;
    made.primary_key = {"pk_everything", {"id"}};
    made.uniques = {{"uq_everything_name", {"name", "label"}, true}};
    made.foreign_keys = {{.name = "fk_everything_parent",
                          .columns = {"plain", "small"},
                          .referenced_schema = "other",
                          .referenced_table = "parents",
                          .referenced_columns = {"a", "b"},
                          .on_delete = schema::referential_action::cascade,
                          .on_update = schema::referential_action::set_null,
                          .deferrable = true,
                          .initially_deferred = true}};
    made.checks = {{"ck_everything", condition()},
                   {"ck_text", {{}, {{"sqlite", "value > 0"}, {"postgres", "value > 0.0"}}}}};
    schema::index index;
    index.name = "ix_everything";
    index.parts = {{.column = "name", .descending = true},
                   {.column = "label",
                    .nulls = schema::nulls_order::last,
                    .collation = "C",
                    .operator_class = "text_ops"},
                   {.value = {{node(schema::node_kind::operation, "%", 2),
                               node(schema::node_kind::column, "id"),
                               literal_of("10", type_of(type_kind::integer, 64))},
                              {}}}};
    index.unique = true;
    index.nulls_not_distinct = true;
    index.where = {{node(schema::node_kind::operation, "is not null", 1),
                    node(schema::node_kind::column, "name")},
                   {}};
    index.include = {"value"};
    index.method = "btree";
    index.comment = "all of it";
    made.indexes = {index};
    made.comment = "has everything";
    made.options = {{"sqlite", "strict", "true"}, {"postgres", "fillfactor", "70"}};
    return made;
}

std::vector<varve::change> changes() {
    schema::column dropped{.name = "old", .type = type_of(schema::type_kind::text)};
    schema::column renamed = dropped;
    renamed.name = "new";
    schema::column altered = renamed;
    altered.nullable = true;
    schema::table table{
        .name = "things",
        .columns = {{.name = "id", .type = type_of(schema::type_kind::integer, 64)}, dropped}};
    schema::index index{.name = "ix_old", .parts = {{.column = "id"}}};
    schema::index index_renamed = index;
    index_renamed.name = "ix_new";
    schema::index partial{
        .name = "ix_partial", .parts = {{.column = "id"}}, .where = schema::sql("id > 5")};
    varve::table_header before{.name = "things"};
    varve::table_header after{
        .name = "items", .comment = "was things", .options = {{"sqlite", "strict", "true"}}};
    schema::check check{"ck", schema::sql("id > 0")};
    schema::check stricter{"ck", schema::sql("id > 1")};
    schema::table parents{
        .name = "parents",
        .in_schema = "other",
        .columns = {{.name = "a", .type = type_of(schema::type_kind::integer, 32)},
                    {.name = "b", .type = type_of(schema::type_kind::integer, 16)}},
        .primary_key = {"pk_parents", {"a", "b"}}};
    return {
        {.after = parents},
        {.after = everything()},
        {.after = table},
        {.table = "things", .before = dropped, .after = renamed},
        {.table = "things", .before = renamed, .after = altered},
        {.table = "things", .after = index},
        {.table = "things", .before = index, .after = index_renamed},
        {.table = "things", .after = partial},
        {.table = "things", .after = schema::primary_key{"pk_things", {"id"}}},
        {.table = "things", .after = schema::unique{"uq", {"id"}}},
        {.table = "things", .after = check},
        {.table = "things", .before = check, .after = stricter},
        {.table = "things",
         .after = schema::foreign_key{.name = "fk_things_everything",
                                      .columns = {"id"},
                                      .referenced_table = "everything",
                                      .referenced_columns = {"id"}}},
        {.table = "things",
         .after =
             schema::column{
                 .name = "first", .type = type_of(schema::type_kind::date), .nullable = true},
         .position = 0},
        {.table = "things", .before = altered, .position = 2},
        {.before = before, .after = after},
        {.after = schema::view{.name = "v",
                               .definition = {{"", "select *\nfrom items"}},
                               .materialized = true,
                               .comment = "c"}},
        {.after = schema::object{schema::object_kind::trigger,
                                 "t",
                                 "items",
                                 {{"sqlite",
                                   "create trigger t after insert on items begin select "
                                   "raise(abort, \"no)\"); end"}}}},
        {.after =
             schema::object{
                 schema::object_kind::sequence, "s", "", {{"postgres", "create sequence s"}}}},
        {.before = schema::view{.name = "v",
                                .definition = {{"", "select *\nfrom items"}},
                                .materialized = true,
                                .comment = "c"}},
    };
}

layer generated() {
    recorder up;
    for (varve::change& each : varve::migration::detail::single_operations(changes()))
        up.record(std::move(each));
    layer made;
    made.id = "20261120_9c41";
    made.after = {"20261101_07be", "20261102_0000"};
    made.message = "everything";
    made.proved = "1:0123";
    made.up = up.steps();
    recorder down{up.state()};
    std::vector<varve::change> forward;
    for (const step& each : made.up) forward.push_back(std::get<varve::change>(each));
    for (const varve::change& each : varve::inverse(forward)) down.record(each);
    made.down = down.steps();
    made.result = up.state();
    return made;
}

std::vector<varve::change> changes_of(const std::vector<step>& steps) {
    std::vector<varve::change> out;
    for (const step& each : steps) out.push_back(std::get<varve::change>(each));
    return out;
}

}  // namespace

TEST_CASE("the written file is as people would write it") {
    const std::filesystem::path path =
        std::filesystem::path{VARVE_GOLDEN_DIR} / "../unit/migrate/golden/20261120_9c41_everything.cpp";
    const layer one = generated();
    const std::string written =
        write_revision(one, hazards_of(one.up, {}), hazards_of(one.down, one.result));
    if (std::getenv("VARVE_UPDATE_GOLDEN") != nullptr) std::ofstream{path} << written;
    std::stringstream golden;
    golden << std::ifstream{path}.rdbuf();
    CHECK(written == golden.str());
}

TEST_CASE("the compiled file does exactly what was written, both ways") {
    const layer expected = generated();
    recorder up;
    r20261120_9c41.upgrade(up);
    CHECK(changes_of(up.steps()) == changes_of(expected.up));
    recorder down{up.state()};
    r20261120_9c41.downgrade(down);
    CHECK(changes_of(down.steps()) == changes_of(expected.down));
    CHECK(down.state() == schema::schema{});
    CHECK(r20261120_9c41.header.id == expected.id);
    CHECK(r20261120_9c41.header.proved == expected.proved);
    CHECK(r20261120_9c41.header.after.size() == 2);
}

TEST_CASE("file names come from the message") {
    CHECK(file_name("20261120_9c41", "Add metric.dataset") ==
          "20261120_9c41_add_metric_dataset.cpp");
    CHECK(file_name("20261120_9c41", "  what?! ") == "20261120_9c41_what.cpp");
    CHECK(file_name("20261120_9c41", "") == "20261120_9c41.cpp");
}

TEST_CASE("literals come back as they were") {
    using varve::migration::detail::cpp_literal;
    CHECK(cpp_literal("plain") == "\"plain\"");
    CHECK(cpp_literal("a\"b") == "R\"(a\"b)\"");
    CHECK(cpp_literal("a)\"b") == "R\"sql(a)\"b)sql\"");
    CHECK(cpp_literal("tab\t1") == "\"tab\\0111\"");
    CHECK_THROWS_AS(cpp_literal(std::string_view{"a\0b", 3}), varve::migration_error);
}
