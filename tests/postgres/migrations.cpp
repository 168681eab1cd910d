// Revisions generated from models as they change, on PostgreSQL: each is proved by replay and introspection before it is
// applied, and the rows that are there come through.
#include <optional>
#include <string>
#include <vector>

#include <varve/backend/postgres/migrations.hpp>
#include <varve/diff/describe.hpp>
#include <varve/diff/diff.hpp>
#include <varve/expression/functions.hpp>
#include <varve/migrate/generate.hpp>
#include <varve/migrate/hash.hpp>
#include <varve/migrate/migrator.hpp>
#include <varve/migrate/prove.hpp>
#include <varve/model/model.hpp>
#include <varve/session/any_session_of.hpp>
#include <varve/sql/types/types.hpp>

#include "server.hpp"

using namespace varve_test;
using namespace varve::migration;

namespace {

namespace first {
enum class state { draft, live };
struct product {
    std::int64_t id{};
    std::string name;
    varve::decimal<10, 2> price{};
    state state_now{};
    std::optional<std::string> note{};
    std::int32_t stock{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"products">, varve::primary_key<&product::id>.generated(), varve::unique<&product::name>,
                            varve::default_value<&product::state_now>(state::draft), varve::check<"not_free">(varve::col<&product::stock> >= 0),
                            varve::index<&product::note>.where(varve::col<&product::note>.is_not_null()));
    }
};
using store = varve::models<product>;
}  // namespace first

namespace second {
enum class state { draft, review, live };
struct category {
    std::int64_t id{};
    std::string title;
    std::optional<std::int64_t> parent{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"categories">, varve::primary_key<&category::id>.generated(), varve::foreign_key<&category::parent>.references<&category::id>());
    }
};
struct product {
    std::int64_t id{};
    std::string name;
    varve::decimal<10, 2> price{};
    state state_now{};
    std::optional<std::string> note{};
    std::int64_t stock{};
    std::optional<std::int64_t> category_id{};
    static constexpr auto facts() {
        using varve::col;
        return varve::facts(varve::table<"products">, varve::primary_key<&product::id>.generated(), varve::unique<&product::name>,
                            varve::default_value<&product::state_now>(state::draft), varve::check<"not_free">(col<&product::stock> >= 0 && col<&product::stock> < 1000000),
                            varve::index<&product::note>.where(col<&product::note>.is_not_null()), varve::index<&product::price, &product::name>.descending(),
                            varve::foreign_key<&product::category_id>.references<&category::id>().on_delete(varve::set_null));
    }
};
using store = varve::models<category, product>;
}  // namespace second

namespace third {
enum class state { live, draft };
struct product {
    std::int64_t id{};
    std::string title;
    varve::decimal<12, 2> price{};
    state state_now{};
    std::string shown{};
    std::int64_t stock{};
    std::vector<std::string> tags{};
    static constexpr auto facts() {
        using varve::col;
        return varve::facts(varve::table<"products">, varve::primary_key<&product::id>.generated(), varve::unique<&product::title>,
                            varve::renamed<&product::title>.from("name"), varve::dropped<"note">, varve::dropped<"category_id">,
                            varve::default_value<&product::state_now>(state::draft), varve::generated<&product::shown>(varve::upper(col<&product::title>) || "!"),
                            varve::default_value<&product::tags>(varve::sql("'[]'")), varve::check<"not_free">(col<&product::stock> >= 0 && col<&product::stock> < 1000000),
                            varve::expression_index("ix_lower", varve::lower(col<&product::title>)).unique());
    }
};
using store = varve::models<product>;
}  // namespace third

template <class Store>
void extend(std::vector<layer>& history) {
    const bool empty = history.empty();
    const varve::schema::schema before = empty ? varve::schema::schema{} : history.back().result;
    std::vector<varve::change> changes;
    const varve::changes found = varve::diff(before, Store::schema(), {.confirm_drops = false});
    for (const varve::question& each : found.refused) UNSCOPED_INFO(each.text());
    for (const varve::change& each : found) changes.push_back(each);
    REQUIRE_FALSE(changes.empty());
    layer made = generate(history, empty ? std::vector<std::string>{} : std::vector<std::string>{history.back().id}, "tested", changes);
    made.id = "2026010" + std::to_string(history.size() + 1) + "_0000";
    history.push_back(std::move(made));
}

std::string difference(varve::any_session& session, const varve::schema::schema& wanted) {
    std::string out;
    for (const varve::change& each : varve::diff(without_version_tables(session.introspect()), session.normalised(wanted), {.confirm_drops = false}))
        out += varve::describe(each) + "\n";
    return out;
}

}  // namespace

TEST_CASE("revisions are generated, proved, applied to rows and taken back") {
    accounts here;
    here.session.execute("DROP TABLE accounts");
    const auto session = varve::make_any_session(here.session);
    std::vector<layer> history;
    extend<first::store>(history);
    extend<second::store>(history);
    extend<third::store>(history);
    for (const layer& each : history) {
        INFO(each.id);
        CHECK_NOTHROW(prove(*session, history, each.id));
    }

    varve::migrator runner{*session, history};
    runner.upgrade(history[0].id);
    CHECK(difference(*session, first::store::schema()) == "");
    varve::repository<first::product, varve::postgres> products{here.session};
    first::product cup{.name = "cup", .price = varve::decimal<10, 2>{"12.50"}, .state_now = first::state::live, .note = "n", .stock = 3};
    products.insert(cup);
    runner.upgrade(history[1].id);
    CHECK(difference(*session, second::store::schema()) == "");
    CHECK(here.session.one(varve::raw<std::string>("SELECT state_now::text || stock || price FROM products")) == "live312.50");
    runner.upgrade(history[2].id);
    CHECK(difference(*session, third::store::schema()) == "");
    CHECK(here.session.one(varve::raw<std::string>("SELECT state_now::text || shown FROM products")) == "liveCUP!");
    runner.downgrade("base");
    CHECK(difference(*session, {}) == "");
    CHECK(here.session.one(varve::raw<std::int64_t>("SELECT count(*) FROM pg_type WHERE typname = 'state'")) == 0);
}

TEST_CASE("an introspection asks as many questions of a hundred tables as of one") {
    accounts here;
    auto& connection = here.session.connection();
    const auto questions = [&] {
        const std::int64_t before = connection.round_trips();
        const auto found = here.session.introspect();
        CHECK_FALSE(found.tables.empty());
        return connection.round_trips() - before;
    };
    const std::int64_t of_one = questions();
    std::string sql;
    for (int i = 0; i < 100; ++i)
        sql += "CREATE TABLE t" + std::to_string(i) + " (id serial PRIMARY KEY, a int REFERENCES accounts, b text DEFAULT 'x' CHECK (b <> ''));";
    here.session.execute(sql);
    CHECK(questions() == of_one);
    CHECK(of_one <= 15);
}

TEST_CASE("what other tools made is told back") {
    accounts here;
    here.session.execute(R"(
        CREATE SCHEMA sales;
        CREATE TYPE size AS ENUM ('s', 'm');
        CREATE TABLE sales.orders (
            id serial PRIMARY KEY,
            code varchar(12) COLLATE "C" NOT NULL UNIQUE DEFERRABLE INITIALLY DEFERRED,
            account_id bigint REFERENCES accounts ON DELETE CASCADE DEFERRABLE,
            sizes size[] , one size DEFAULT 'm',
            made timestamp(3), place inet, during tstzrange,
            EXCLUDE USING gist (during WITH &&));
        CREATE UNIQUE INDEX by_code ON sales.orders USING btree (lower(code) text_pattern_ops DESC NULLS LAST, account_id) INCLUDE (made) WHERE account_id > 5;
        CREATE INDEX by_hash ON sales.orders USING hash (place);
        COMMENT ON TABLE sales.orders IS 'what was sold';
        COMMENT ON COLUMN sales.orders.code IS 'on the label';
        CREATE VIEW sold AS SELECT code FROM sales.orders;
        CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM sales.orders;
        CREATE TABLE measured (at date NOT NULL, value int) PARTITION BY RANGE (at);
        CREATE TABLE measured_2026 PARTITION OF measured FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
    )");
    const varve::schema::schema found = here.session.introspect();
    const auto* const orders = found.find_table("orders", "sales");
    REQUIRE(orders != nullptr);
    CHECK(orders->comment == "what was sold");
    CHECK(orders->columns[0].identity == varve::schema::identity::by_default);
    CHECK(orders->columns[1].collation == "C");
    CHECK(orders->columns[1].comment == "on the label");
    const auto spelled = [&](int column) { return varve::schema::text_for(orders->columns[static_cast<std::size_t>(column)].type.spelled, "postgres"); };
    CHECK(spelled(1) == "varchar(12)");
    CHECK(spelled(3) == "size[]");
    CHECK(orders->columns[4].type.labels == std::vector<std::string>{"s", "m"});
    CHECK(spelled(5) == "timestamp(3) without time zone");
    CHECK(spelled(7) == "tstzrange");
    REQUIRE(orders->foreign_keys.size() == 1);
    CHECK(orders->foreign_keys[0].referenced_table == "accounts");
    CHECK(orders->foreign_keys[0].on_delete == varve::schema::referential_action::cascade);
    CHECK(orders->foreign_keys[0].deferrable);
    const auto* const by_code = varve::schema::find(orders->indexes, "by_code");
    REQUIRE(by_code != nullptr);
    CHECK(by_code->unique);
    CHECK(by_code->include == std::vector<std::string>{"made"});
    REQUIRE(by_code->parts.size() == 2);
    CHECK(varve::schema::text_for(by_code->parts[0].value.text, "postgres") == "lower(code::text)");
    CHECK(by_code->parts[0].operator_class == "text_pattern_ops");
    CHECK(by_code->parts[0].nulls == varve::schema::nulls_order::last);
    CHECK(varve::schema::text_for(by_code->where.text, "postgres") == "(account_id > 5)");
    CHECK(varve::schema::find(orders->indexes, "by_hash")->method == "hash");
    CHECK(orders->option_value("postgres", "exclude orders_during_excl") == "EXCLUDE USING gist (during WITH &&)");
    REQUIRE(found.views.size() == 2);
    CHECK(found.views[1].materialized);
    CHECK(found.find_table("measured")->option_value("postgres", "partition_by") == "RANGE (at)");
    CHECK(found.find_table("measured_2026")->option_value("postgres", "partition_of") == "measured");
}
