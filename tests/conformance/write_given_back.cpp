// RETURNING of inserts: rows as they were written, into the model, a struct, a tuple or one value.
#include <tuple>

#include "shop.hpp"

#include <varve/expression/functions.hpp>
#include <varve/query/inserts.hpp>

using namespace varve_test;
using varve::col;
using varve::insert;
using varve::set;

namespace {

constexpr const auto& id = col<&item::id>;
constexpr const auto& name = col<&item::name>;
constexpr const auto& price = col<&item::price>;

struct priced {
    std::int64_t id;
    double twice;
    std::optional<std::string> note;
    bool operator==(const priced&) const = default;
};

template <class Tested>
struct shelf : bench<Tested, item> {
    shelf() { needs(bench<Tested, item>::can.returning, "returning"); }
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("returning: what an insert wrote", "[returning]", tested_backends) {
    shelf<TestType> here;
    const item row{.name = "cup", .price = 2, .note = "n"};
    const auto whole = here.session.one(insert(row).returning());
    REQUIRE(whole.has_value());
    CHECK(whole->id == 1);
    CHECK(whole->name == "cup");
    CHECK(whole->gross == 4);  // calculated by the engine
    CHECK(here.session.one(insert(item{.name = "pan", .price = 3}).template returning<priced>(id, price * 2.0, col<&item::note>)) == priced{2, 6, std::nullopt});
    CHECK(here.session.one(insert(item{.name = "lid", .price = 3}).returning(id)) == 3);
    CHECK(here.session.one(insert(item{.name = "jar", .variant = "x", .price = 3}).returning(id, name, col<&item::variant>)) ==
          std::tuple<std::int64_t, std::string, std::optional<std::string>>{4, "jar", "x"});
    CHECK(here.template plainly<std::int64_t>("SELECT count(*) FROM items") == std::vector<std::int64_t>{4});
}

TEMPLATE_LIST_TEST_CASE("returning: of upserts, what was written and nothing else", "[returning]", tested_backends) {
    shelf<TestType> here;
    needs(bench<TestType>::can.on_conflict, "on_conflict");
    here.session.run(insert(item{.name = "cup", .price = 2, .note = "n"}));
    const item again{.name = "mug", .price = 5, .note = "n"};
    CHECK_FALSE(here.session.one(insert(again).on_any_conflict_do_nothing().returning(id)).has_value());
    const auto upsert = insert(again).on_conflict<&item::note>().do_update(set<&item::price>(price + varve::excluded<&item::price>));
    CHECK(here.session.one(upsert.returning(id, name, price)) == std::tuple<std::int64_t, std::string, double>{1, "cup", 7});
    CHECK_FALSE(here.session.one(upsert.where(price < 0.0).returning()).has_value());
    CHECK(here.session.one(upsert.where(price > 0.0).template returning<priced>(id, price + 0.5, col<&item::note>)) == priced{1, 12.5, "n"});
}

TEMPLATE_LIST_TEST_CASE("returning: of many rows", "[returning]", tested_backends) {
    shelf<TestType> here;
    std::vector<item> rows;
    for (int i = 0; i < 100; ++i) rows.push_back({.name = "item " + std::to_string(i), .price = 1.0 + i, .note = std::to_string(i)});
    const auto written = here.session.all(varve::insert_rows(rows).returning());
    REQUIRE(written.size() == rows.size());
    for (const item& each : written) {
        const item& was = rows.at(static_cast<std::size_t>(each.price) - 1);
        CHECK(each.name == was.name);
        CHECK(each.gross == each.price * 2);
    }
    const auto pairs = here.session.all(varve::insert_rows(rows).template on_conflict<&item::note>().do_update(set<&item::price>(price * 2.0)).where(price > 99.0).returning(name, price));
    CHECK(pairs == std::vector<std::tuple<std::string, double>>{{"item 99", 200}});
    const auto ids = here.session.all(varve::insert_rows(std::vector<item>{{.id = 700, .name = "x", .price = 1}, {.id = 800, .name = "y", .price = 1}}).with_key().returning(id));
    CHECK(ids == std::vector<std::int64_t>{700, 800});
    CHECK(here.session.all(varve::insert_rows(std::vector<item>{}).returning()).empty());
}

TEMPLATE_LIST_TEST_CASE("returning: tuples of updates and deletes, and of an insert from a query", "[returning]", tested_backends) {
    shelf<TestType> here;
    const auto copy = varve::insert_into<item>(name, price);
    here.session.run(copy.values("a", 1.5));
    struct copied {
        std::string name;
        double price;
    };
    const auto from = varve::select<copied>(name || varve::bound("!"), price + 1.0).template from<item>();
    CHECK(here.session.all(copy.from(from).returning(name, price)) == std::vector<std::tuple<std::string, double>>{{"a!", 2.5}});
    CHECK(here.session.one(varve::update<item>().set(set<&item::price>(9.0)).where(id == 1).returning(name, price)) == std::tuple<std::string, double>{"a", 9});
    CHECK(here.session.one(varve::erase<item>().where(id == 2).returning(name)) == "a!");
}
