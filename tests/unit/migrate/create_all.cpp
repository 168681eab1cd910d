#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <catch2/catch_test_macros.hpp>

#include <varve/backend/sqlite/migrations.hpp>
#include <varve/diff/diff.hpp>
#include <varve/migrate/create_all.hpp>
#include <varve/model/model.hpp>
#include <varve/model/models.hpp>
#include <varve/query/raw.hpp>
#include <varve/session/database.hpp>
#include <varve/sql/types/timestamp.hpp>

namespace {

namespace schema = varve::schema;

schema::table table(std::string name) {
    schema::table made;
    made.name = std::move(name);
    made.columns.push_back({.name = "id", .type = {.kind = schema::type_kind::integer, .size = 64}});
    made.columns.push_back({.name = "other", .type = {.kind = schema::type_kind::integer, .size = 64}, .nullable = true});
    made.primary_key.columns = {"id"};
    return made;
}

// Two tables that refer to each other, an index, a view and a trigger.
schema::schema whole() {
    schema::schema made;
    made.tables = {table("a"), table("b")};
    made.tables[0].foreign_keys.push_back(
        {.name = "fk_a_b", .columns = {"other"}, .referenced_table = "b", .referenced_columns = {"id"}});
    made.tables[1].foreign_keys.push_back(
        {.name = "fk_b_a", .columns = {"other"}, .referenced_table = "a", .referenced_columns = {"id"}});
    schema::index index;
    index.name = "ix_b_other";
    index.parts.emplace_back().column = "other";
    made.tables[1].indexes.push_back(index);
    made.views.push_back({.name = "all_of_a", .definition = {{"", "SELECT id FROM a"}}});
    made.objects.push_back({.kind = schema::object_kind::trigger,
                            .name = "b_follows",
                            .table = "a",
                            .text = {{"sqlite", "CREATE TRIGGER b_follows AFTER DELETE ON a BEGIN DELETE FROM b WHERE other = old.id; END"}}});
    return made;
}

TEST_CASE("create_all makes what diff and the planner would make") {
    varve::database<varve::sqlite> short_way{":memory:"};
    varve::database<varve::sqlite> long_way{":memory:"};
    auto created = short_way.session();
    auto planned = long_way.session();

    varve::create_all(created, whole());
    const varve::plan plan = varve::sqlite::migrations::dialect.plan_changes({}, varve::diff(schema::schema{}, whole()).list);
    for (const varve::ddl_statement& each : plan.statements)
        if (each.what == varve::ddl_statement::role::execute) planned.execute(each.sql);

    const schema::schema made = created.introspect();
    CHECK(made.tables.size() == 2);
    CHECK(made.views.size() == 1);
    CHECK(made.objects.size() == 1);
    CHECK(varve::diff(planned.introspect(), made).empty());
}

TEST_CASE("create_all makes nothing when a table is there already") {
    varve::database<varve::sqlite> database{":memory:"};
    auto session = database.session();
    session.execute("CREATE TABLE b (id INTEGER)");
    CHECK_THROWS_AS(varve::create_all(session, whole()), varve::error);
    CHECK(session.introspect().tables.size() == 1);
    CHECK_FALSE(session.in_transaction());
}

TEST_CASE("create_all inside a transaction is undone with it") {
    varve::database<varve::sqlite> database{":memory:"};
    auto session = database.session();
    {
        auto open = session.transaction();
        varve::create_all(session, whole());
        CHECK(session.introspect().tables.size() == 2);
    }
    CHECK(session.introspect().tables.empty());
}

// Facts that make no expression, all of them.
struct owner {
    std::int64_t id{};
    std::string name{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&owner::id>.generated_always(), varve::unique<&owner::name>); }
};
struct parcel {
    std::int64_t id{};
    std::int64_t owner_id{};
    std::optional<std::string> label{};
    double weight{};
    varve::timestamp made{};
    varve::timestamp changed{};
    std::int64_t version{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"parcels">, varve::column_name<&parcel::weight, "grams">, varve::collation<&parcel::label, "NOCASE">,
                            varve::comment<&parcel::label>("as it is written"), varve::length<&parcel::label>(20),
                            varve::foreign_key<&parcel::owner_id>.references<&owner::id>().on_delete(varve::cascade),
                            varve::unique<&parcel::owner_id, &parcel::label>.nulls_not_distinct(), varve::index<&parcel::weight>.descending(),
                            varve::index<&parcel::label, &parcel::weight>, varve::timestamps<&parcel::made, &parcel::changed>,
                            varve::versioned<&parcel::version>);
    }
};
using plain_store = varve::models<owner, parcel>;
static_assert(plain_store::are_plain);

// And one of each that makes one.
enum class color : unsigned char { red, green };
struct painted {
    std::int64_t id{};
    color in{};
    static constexpr auto facts() { return varve::facts(); }
};
struct defaulted {
    std::int64_t id{};
    std::string text{};
    static constexpr auto facts() { return varve::facts(varve::default_value<&defaulted::text>("it's")); }
};
struct checked {
    std::int64_t id{};
    double share{};
    static constexpr auto facts() { return varve::facts(varve::check<"share">(varve::col<&checked::share> <= 1.0)); }
};
struct partial {
    std::int64_t id{};
    std::int64_t rank{};
    static constexpr auto facts() { return varve::facts(varve::index<&partial::rank>.where(varve::col<&partial::rank> > 0)); }
};
struct searched {
    std::int64_t id{};
    std::string text{};
    static constexpr auto facts() { return varve::facts(varve::full_text_index<&searched::text>, varve::index<&searched::text>); }
};
static_assert(!varve::models<painted>::are_plain);
static_assert(!varve::models<defaulted>::are_plain);
static_assert(!varve::models<checked>::are_plain);
static_assert(!varve::models<partial>::are_plain);
static_assert(!varve::models<searched>::are_plain);
static_assert(!varve::models<owner, checked>::are_plain);

template <class Set>
void check_both_ways() {
    varve::database<varve::sqlite> by_type{":memory:"};
    varve::database<varve::sqlite> by_value{":memory:"};
    auto typed = by_type.session();
    auto valued = by_value.session();
    varve::create_all<Set>(typed);
    varve::create_all(valued, Set::schema());
    const auto texts = varve::raw<std::string>("SELECT coalesce(sql, '') FROM sqlite_schema ORDER BY name");
    CHECK(typed.all(texts) == valued.all(texts));
    CHECK(typed.all(texts).size() > 1);
    CHECK_THROWS_AS(varve::create_all<Set>(typed), varve::error);
}

TEST_CASE("create_all of a set of models makes the same as of its schema") {
    check_both_ways<plain_store>();
    check_both_ways<varve::models<painted, defaulted, checked, partial, searched>>();
}

TEST_CASE("a dialect without expressions says so when it meets one") {
    using dialect = varve::detail::without_expressions<varve::sqlite_dialect::writing>;
    CHECK_THROWS_AS(varve::plan_creation(dialect{}, varve::models<checked>::schema()), varve::usage_error);
    CHECK_THROWS_AS(varve::plan_creation(dialect{}, varve::models<searched>::schema()), varve::usage_error);
    CHECK(varve::plan_creation(dialect{}, plain_store::schema()) == varve::plan_creation(varve::sqlite::dialect, plain_store::schema()));
}

}  // namespace
