// Upserts in all their forms: each leaves the table as the same statement in plain SQL does.
#include "shop.hpp"

#include <varve/query/inserts.hpp>

using namespace varve_test;
using varve::col;
using varve::excluded;
using varve::insert;
using varve::select;
using varve::set;

namespace {

constexpr const auto& price = col<&item::price>;

template <class Tested>
struct shelf : bench<Tested, item> {
    using base = bench<Tested, item>;
    shelf() {
        needs(base::can.on_conflict, "on_conflict");
        fill();
    }
    void fill() {
        base::session.execute("DELETE FROM items");
        base::session.execute("INSERT INTO items (id, name, variant, price, note) VALUES (1, 'cup', 'red', 2, 'c'), (2, 'cup', NULL, 3, NULL), (3, 'pan', NULL, 9, 'p')");
        base::next_key("items", 4);
    }
    auto rows() {
        return base::session.all(varve::raw<item>("SELECT id, name, variant, price, note, gross FROM items ORDER BY id"));
    }

    void same(const auto& query, std::string_view plain) {
        fill();
        const std::int64_t typed_count = base::session.run(query);
        const auto typed = rows();
        fill();
        const std::int64_t judged_count = base::session.run(varve::raw<void>(plain));
        const auto judged = rows();
        CHECK(typed_count == judged_count);
        REQUIRE(typed.size() == judged.size());
        for (std::size_t i = 0; i < typed.size(); ++i) {
            CHECK(typed[i].id == judged[i].id);
            CHECK(typed[i].name == judged[i].name);
            CHECK(typed[i].variant == judged[i].variant);
            CHECK(typed[i].price == judged[i].price);
            CHECK(typed[i].note == judged[i].note);
        }
    }
};

const std::string by_note = "INSERT INTO items (name, variant, price, note) VALUES ('mug', 'blue', 5, 'c') ON CONFLICT (note) ";

}  // namespace

TEMPLATE_LIST_TEST_CASE("conflicts: nothing", "[conflicts]", tested_backends) {
    shelf<TestType> here;
    const item row{.name = "mug", .variant = "blue", .price = 5, .note = "c"};
    here.same(insert(row).on_conflict<&item::note>().do_nothing(), by_note + "DO NOTHING");
    here.same(insert(row).on_any_conflict_do_nothing(), "INSERT INTO items (name, variant, price, note) VALUES ('mug', 'blue', 5, 'c') ON CONFLICT DO NOTHING");
    here.same(insert(item{.id = 3, .name = "lid", .price = 1}).with_key().on_conflict().do_nothing(), "SELECT 1");
    // What conflicts by another key is an error.
    CHECK_THROWS_AS(here.session.run(insert(item{.name = "pan", .price = 5, .note = "new"}).template on_conflict<&item::note>().do_nothing()), varve::unique_violation);
    CHECK_THROWS_AS(here.session.run(insert(item{.name = "jar", .price = -5}).on_any_conflict_do_nothing()), varve::check_violation);
}

TEMPLATE_LIST_TEST_CASE("conflicts: updates", "[conflicts]", tested_backends) {
    shelf<TestType> here;
    const item row{.name = "mug", .variant = "blue", .price = 5, .note = "c"};
    const auto upsert = insert(row).on_conflict<&item::note>();
    here.same(upsert.do_update(), by_note + "DO UPDATE SET name = excluded.name, variant = excluded.variant, price = excluded.price");
    here.same(upsert.template do_update<&item::price>(), by_note + "DO UPDATE SET price = excluded.price");
    here.same(upsert.do_update(set<&item::price>(price + excluded<&item::price> * 10.0), set<&item::variant>("pink")),
              by_note + "DO UPDATE SET price = items.price + excluded.price * 10, variant = 'pink'");
    here.same(upsert.template do_update<&item::price>().where(price > 1.0), by_note + "DO UPDATE SET price = excluded.price WHERE items.price > 1");
    here.same(upsert.template do_update<&item::price>().where(price > excluded<&item::price>), by_note + "DO UPDATE SET price = excluded.price WHERE items.price > excluded.price");
    here.same(insert(item{.id = 3, .name = "lid", .price = 1}).with_key().on_conflict().do_update(),
              "INSERT INTO items (id, name, price) VALUES (3, 'lid', 1) ON CONFLICT (id) DO UPDATE SET name = excluded.name, variant = excluded.variant, price = excluded.price, note = excluded.note");
}

TEMPLATE_LIST_TEST_CASE("conflicts: by fields whose NULLs are one value", "[conflicts]", tested_backends) {
    shelf<TestType> here;
    here.same(insert(item{.name = "cup", .price = 50}).template on_conflict<&item::name, &item::variant>().template do_update<&item::price>(), "UPDATE items SET price = 50 WHERE id = 2");
    here.same(insert(item{.name = "cup", .variant = "red", .price = 50}).template on_conflict<&item::variant, &item::name>().template do_update<&item::price>(),
              "UPDATE items SET price = 50 WHERE id = 1");
}

TEMPLATE_LIST_TEST_CASE("conflicts: of many rows", "[conflicts]", tested_backends) {
    shelf<TestType> here;
    const std::vector<item> rows{{.name = "a", .price = 1, .note = "c"}, {.name = "b", .price = 2, .note = "new"}, {.name = "d", .price = 4, .note = "p"}};
    const std::string values = "INSERT INTO items (name, price, note) VALUES ('a', 1, 'c'), ('b', 2, 'new'), ('d', 4, 'p') ON CONFLICT ";
    const auto many = varve::insert_rows(rows);
    here.same(many.on_any_conflict_do_nothing(), values + "DO NOTHING");
    here.same(many.template on_conflict<&item::note>().do_update(), values + "(note) DO UPDATE SET name = excluded.name, variant = excluded.variant, price = excluded.price");
    here.same(many.template on_conflict<&item::note>().do_update(set<&item::price>(price + excluded<&item::price>)).where(price < 5.0),
              values + "(note) DO UPDATE SET price = items.price + excluded.price WHERE items.price < 5");
    here.same(varve::insert_rows(std::vector<item>{}).on_any_conflict_do_nothing(), "SELECT 1");
    CHECK_THROWS_AS(here.session.run(varve::insert_rows(std::vector<item>(40'000))), varve::usage_error);
}

TEMPLATE_LIST_TEST_CASE("conflicts: of the rows of a query", "[conflicts]", tested_backends) {
    shelf<TestType> here;
    const auto copy = varve::insert_into<item>(col<&item::name>, col<&item::price>, col<&item::note>);
    struct copied {
        std::string name;
        double price;
        std::optional<std::string> note;
    };
    const auto from = select<copied>(col<&item::name>, price + 1.0, col<&item::note>).template from<item>();
    const auto noted = from.where(col<&item::note>.is_not_null());
    here.same(copy.from(noted).template on_conflict<&item::note>().template do_update<&item::price>(),
              "INSERT INTO items (name, price, note) SELECT name, price + 1, note FROM items WHERE note IS NOT NULL ON CONFLICT (note) DO UPDATE SET price = excluded.price");
    here.same(copy.from(from).on_any_conflict_do_nothing(), "INSERT INTO items (name, price, note) SELECT name, price + 1, note FROM items WHERE true ON CONFLICT DO NOTHING");
    here.same(copy.from(varve::union_(noted, noted)).template on_conflict<&item::note>().do_update(set<&item::price>(price * 2.0)),
              "UPDATE items SET price = price * 2 WHERE note IS NOT NULL");
}
