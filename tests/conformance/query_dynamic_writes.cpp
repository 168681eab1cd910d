// Dynamic conditions where models behave, relations are loaded, and rows are written from queries.
#include <varve/expression/functions.hpp>
#include <varve/query/dynamic.hpp>
#include <varve/query/inserts.hpp>
#include <varve/repository/unit_of_work.hpp>
#include <varve/repository/with.hpp>
#include <varve/sql/types/timestamp.hpp>

#include "bench.hpp"

using namespace varve_test;
using varve::col;
using varve::desc;
using varve::dynamic;
using varve::dynamic_order;

namespace {

struct note {
    std::int64_t id{};
    std::string text;
    std::int32_t version{};
    std::optional<varve::timestamp> deleted_at{};

    static constexpr auto facts() {
        return varve::facts(varve::table<"notes">, varve::primary_key<&note::id>.generated(), varve::versioned<&note::version>, varve::soft_deleted<&note::deleted_at>);
    }
};

struct remark {
    std::int64_t id{};
    std::int64_t note_id{};
    std::string text;

    static constexpr auto facts() {
        return varve::facts(varve::table<"remarks">, varve::primary_key<&remark::id>, varve::unique<&remark::note_id>,
                            varve::foreign_key<&remark::note_id>.references<&note::id>());
    }
};

const auto text = col<&note::text>;
const auto remark_id = col<&remark::id>;

}  // namespace

TEMPLATE_LIST_TEST_CASE("dynamic: rows that are erased softly", "[queries][dynamic]", tested_backends) {
    bench<TestType, note> here;
    auto notes = here.template rows<note>();
    for (const char* each : {"a", "b", "c", "d"}) notes.insert(note{.text = each});
    dynamic<note> filter;
    const auto order = dynamic_order<note>::by_name("text", varve::sort_direction::descending);
    CHECK_THROWS_AS(notes.erase_where(filter), varve::usage_error);
    CHECK_THROWS_AS(notes.erase_where(filter && dynamic<note>{}), varve::usage_error);
    CHECK(notes.count(filter) == 4);
    CHECK(notes.erase_where(dynamic<note>{text == "b"}) == 1);
    CHECK(notes.count(filter) == 3);
    CHECK(notes.with_deleted().count(filter) == 4);
    filter.where(text < "c").or_where(text == "d");
    const auto found = notes.where(filter, order);
    REQUIRE(found.size() == 2);
    CHECK(found[0].text == "d");
    CHECK(found[1].text == "a");
    CHECK(notes.with_deleted().where(filter).size() == 3);
    CHECK(notes.exists(filter));
    CHECK(notes.erase_where(filter) == 2);
    CHECK_FALSE(notes.exists(filter));
}

TEMPLATE_LIST_TEST_CASE("dynamic: relations, units of work, and inserts from queries", "[queries][dynamic]", tested_backends) {
    bench<TestType, note, remark> here;
    auto notes = here.template rows<note>();
    std::vector<note> some{{.text = "a"}, {.text = "b"}, {.text = "c"}};
    notes.insert_range(some);
    dynamic<note> filter = text != "c";
    const auto order = dynamic_order<note>{}.then(desc(text));
    const auto picked = varve::select<remark>(col<&note::id>, col<&note::id>, text).template from<note>();

    here.session.run(varve::insert_into<remark>(col<&remark::id>, col<&remark::note_id>, col<&remark::text>).from(picked.where(filter)));
    auto loaded = notes.template with<&remark::note_id>().where(filter, order);
    REQUIRE(loaded.size() == 2);
    const auto& [first, remarks] = loaded[0];
    CHECK(first.text == "b");
    CHECK(remarks.size() == 1);

    if (bench<TestType>::can.on_conflict) {
        // Nothing was said: the rest of the statement must still be read as what it is.
        here.session.run(varve::insert_into<remark>(col<&remark::id>, col<&remark::note_id>, col<&remark::text>).from(picked.where(dynamic<note>{})).template on_conflict<&remark::note_id>().do_nothing());
        CHECK(here.template rows<remark>().count() == 3);
    }

    varve::unit_of_work<typename TestType::backend> work{here.session};
    for (note& each : work.template where<note>(filter)) each.text += "!";
    work.commit();
    CHECK(notes.count(dynamic<note>{text.like("%!")}) == 2);
}

TEMPLATE_LIST_TEST_CASE("dynamic: inserts where rows are there already", "[queries][dynamic]", tested_backends) {
    needs(bench<TestType>::can.on_conflict && bench<TestType>::can.returning, "on_conflict, returning");
    bench<TestType, note, remark> here;
    auto notes = here.template rows<note>();
    std::vector<note> some{{.text = "a"}, {.text = "b"}};
    notes.insert_range(some);
    const std::int64_t first = some[0].id, second = some[1].id;
    const std::vector<remark> before{{1, first, "x"}, {2, second, "y"}}, rows{{3, first, "p"}, {4, second, "q"}};
    const auto said = col<&remark::text>;
    // What the statement makes of the two rows, and gives back.
    const auto texts = [&](const auto& query) {
        auto remarks = here.template rows<remark>();
        remarks.erase_where(remark_id > 0);
        here.session.run(varve::insert_rows(before));
        here.session.all(query);
        std::string all;
        for (const remark& each : here.session.all(varve::select<remark>().order_by(remark_id))) all += each.text + " ";
        return all;
    };
    const auto many = varve::insert_rows(rows).template on_conflict<&remark::note_id>().do_update();
    const auto one = varve::insert(rows[0]).template on_conflict<&remark::note_id>();
    const auto is_there = [](const dynamic<note>& filter) { return varve::exists(varve::select<note>().where(filter)); };
    const auto least = [](const dynamic<note>& filter) {
        return varve::coalesce(varve::scalar(varve::select<std::string>(varve::min(text)).template from<note>().where(filter)), "none");
    };

    CHECK(texts(many.where(is_there(text == "a")).returning()) == "p q ");
    CHECK(texts(many.where(is_there(text == "c")).returning()) == "x y ");
    CHECK(texts(many.where(is_there(dynamic<note>{})).returning(least(text == "a"), least(text == "b"))) == "p q ");
    CHECK(texts(many.where(dynamic<remark>{said == "y"}).returning()) == "x q ");
    CHECK(texts(one.do_update().where(dynamic<remark>{said == "y"}).returning()) == "x y ");
    CHECK(texts(one.do_update().where(dynamic<remark>{said == "x"} && is_there(text == "b")).returning()) == "p y ");
    CHECK(texts(one.do_update(varve::set<&remark::text>(least(text > "a"))).returning()) == "b y ");
    CHECK(texts(one.do_update(varve::set<&remark::text>(least(text > "b"))).where(dynamic<remark>{said == "x"}).returning()) == "none y ");
    const auto values = [&](const dynamic<note>& filter) {
        return varve::insert_into<remark>(remark_id, col<&remark::note_id>, said).values(std::int64_t{3}, first, least(filter)).template on_conflict<&remark::note_id>().do_update().returning();
    };
    CHECK(texts(values(text > "a")) == "b y ");
    CHECK(texts(values({})) == "a y ");
    CHECK(here.session.run(many.where(is_there(text == "a"))) == 2);
    CHECK(here.session.run(many.where(is_there(text == "c"))) == 0);

    // A condition that was forgotten.
    const dynamic<remark> nothing;
    CHECK_THROWS_AS(here.session.run(one.do_update().where(nothing)), varve::usage_error);
    CHECK_THROWS_AS(here.session.all(one.do_update().where(nothing && nothing).returning()), varve::usage_error);
    CHECK_THROWS_AS(here.session.run(many.where(nothing)), varve::usage_error);
    CHECK_THROWS_AS(here.session.all(many.where(!nothing).returning()), varve::usage_error);
}
