// Full-text indexes through the runner, generated from models as they change, on tables with rows: each revision proved, and
// after each the index is asked, compared with its table by FTS5 itself, and told back without a difference.
#include <catch2/catch_test_macros.hpp>

#include <varve/diff/diff.hpp>
#include <varve/migrate/generate.hpp>
#include <varve/migrate/hash.hpp>
#include <varve/migrate/prove.hpp>
#include <varve/model/model.hpp>

#include "scene.hpp"

using namespace varve::migration;

namespace {

namespace first {
struct note {
    std::int64_t id{};
    std::string title;
    std::string body;
    std::int64_t stars{};
    static constexpr auto facts() { return varve::facts(varve::table<"notes">); }
};
}  // namespace first

namespace indexed {
struct note {
    std::int64_t id{};
    std::string title;
    std::string body;
    std::int64_t stars{};
    static constexpr auto facts() { return varve::facts(varve::table<"notes">, varve::full_text_index<&note::title, &note::body>.weights(3, 1)); }
};
}  // namespace indexed

namespace changed {
struct note {
    std::int64_t id{};
    std::string title;
    std::string body;
    std::int64_t stars{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"notes">, varve::full_text_index<&note::title, &note::body>.language("english").prefixes(2));
    }
};
}  // namespace changed

namespace renamed {
struct note {
    std::int64_t id{};
    std::string head;
    std::string body;
    std::optional<std::string> stars{};  // rebuilds the table
    static constexpr auto facts() {
        return varve::facts(varve::table<"letters">, varve::renamed<&note::head>.from("title"), varve::table_renamed_from("notes"),
                            varve::full_text_index<&note::head, &note::body>.language("english").prefixes(2));
    }
};
}  // namespace renamed

template <class Note>
void extend(std::vector<layer>& history) {
    const bool empty = history.empty();
    const varve::schema::schema before = empty ? varve::schema::schema{} : history.back().result;
    std::vector<varve::change> changes;
    for (const varve::change& each : varve::diff(before, varve::models<Note>::schema(), {.confirm_drops = false})) changes.push_back(each);
    REQUIRE_FALSE(changes.empty());
    layer made = generate(history, empty ? std::vector<std::string>{} : std::vector<std::string>{history.back().id}, "tested", changes);
    made.id = "2026010" + std::to_string(history.size() + 1) + "_0000";
    history.push_back(std::move(made));
}

std::int64_t found(varve::any_session& session, const std::string& index, const std::string& words) {
    session.execute("insert into " + index + "(" + index + ", rank) values ('integrity-check', 1)");
    return number(session, "select count(*) from " + index + " where " + index + " match '" + words + "'");
}

bool is_as_folded(varve::any_session& session, const layer& of) {
    return varve::diff(session.dialect().project(of.result), live(session), {.confirm_drops = false}).empty();
}

}  // namespace

TEST_CASE("full text: generated, proved, applied to rows and taken back") {
    std::vector<layer> history;
    extend<first::note>(history);
    extend<indexed::note>(history);
    extend<changed::note>(history);
    extend<renamed::note>(history);

    const scene here;
    const auto session = here.open();
    for (const layer& each : history) CHECK_NOTHROW(prove(*session, history, each.id));

    varve::migrator runner{*session, history};
    runner.upgrade("+1");
    session->execute("insert into notes values (3, 'red fox', 'runs', 1), (5, 'bird', 'looks at foxes', 2)");
    const auto before = live(*session);

    runner.upgrade("+1");
    CHECK(is_as_folded(*session, history[1]));
    CHECK(found(*session, "ft_notes_title_body", "fox") == 1);
    CHECK(number(*session, "select count(*) from ft_notes_title_body_config where v = 'bm25(3.0, 1.0)'") == 1);

    runner.upgrade("+1");
    CHECK(is_as_folded(*session, history[2]));
    CHECK(found(*session, "ft_notes_title_body", "fox") == 2);

    runner.upgrade("+1");
    CHECK(is_as_folded(*session, history[3]));
    CHECK(found(*session, "ft_letters_head_body", "fox") == 2);
    session->execute("update letters set head = 'owl' where id = 3; insert into letters values (9, 'fox', '', 'none')");
    CHECK(found(*session, "ft_letters_head_body", "fox") == 2);
    CHECK(number(*session, "select count(*) from sqlite_schema where name like 'ft_notes%'") == 0);
    session->execute("delete from letters where id = 9");

    runner.downgrade("-1");
    CHECK(is_as_folded(*session, history[2]));
    CHECK(found(*session, "ft_notes_title_body", "owl") == 1);
    runner.downgrade("-1");
    CHECK(is_as_folded(*session, history[1]));
    CHECK(found(*session, "ft_notes_title_body", "foxes") == 1);
    runner.downgrade("-1");
    CHECK(varve::diff(before, live(*session), {.confirm_drops = false}).empty());
    CHECK(number(*session, "select count(*) from sqlite_schema where name like 'ft%' or type = 'trigger'") == 0);
    CHECK(number(*session, "select count(*) from notes") == 2);
    runner.downgrade("base");
    CHECK(live(*session) == varve::schema::schema{});
}

TEST_CASE("full text: a table of words that somebody else made outlives all migrations") {
    std::vector<layer> history;
    extend<first::note>(history);
    extend<renamed::note>(history);
    const scene here;
    const auto session = here.open();
    varve::migrator runner{*session, history};
    runner.upgrade("+1");
    session->execute("insert into notes values (3, 'red fox', 'runs', 1); create virtual table mine using fts5(words); insert into mine values ('fox')");
    runner.upgrade();
    CHECK(number(*session, "select count(*) from mine where mine match 'fox'") == 1);
    CHECK(found(*session, "ft_letters_head_body", "foxes") == 1);
}
