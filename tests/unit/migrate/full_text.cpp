// Full-text indexes in revisions: what the generator writes, what it does when it is compiled, and its hash.
#include <catch2/catch_test_macros.hpp>

#include <varve/diff/diff.hpp>
#include <varve/migrate/fold.hpp>
#include <varve/migrate/generate.hpp>
#include <varve/migrate/hash.hpp>
#include <varve/migrate/writer.hpp>
#include <varve/model/model.hpp>

using namespace varve::migration;

namespace {

struct engine {
    static constexpr std::string_view name = "sqlite";
};

struct note_1 {
    std::int64_t id{};
    std::string title;
    static constexpr auto facts() { return varve::facts(varve::table<"notes">); }
};
struct note_2 {
    std::int64_t id{};
    std::string title;
    static constexpr auto facts() { return varve::facts(varve::table<"notes">, varve::full_text_index<&note_2::title>); }
};
struct note_3 {
    std::int64_t id{};
    std::string title;
    static constexpr auto facts() {
        return varve::facts(varve::table<"notes">,
                            varve::full_text_index<&note_3::title>.language("english").weights(5).prefixes(2, 3).tokenizer<engine>("trigram"));
    }
};
template <class Note>
const varve::schema::schema made_of = varve::models<Note>::schema();

layer next(std::vector<layer>& history, const varve::schema::schema& to) {
    std::vector<std::string> after;
    varve::schema::schema before;
    if (!history.empty()) {
        after = {history.back().id};
        before = history.back().result;
    }
    std::vector<varve::change> changes;
    for (const varve::change& each : varve::diff(before, to, {.confirm_drops = false})) changes.push_back(each);
    layer made = generate(history, after, "tested", changes);
    made.id = std::to_string(history.size() + 1);
    history.push_back(made);
    return made;
}

const revision second{{.id = "2", .after = {"1"}, .message = "tested"},
                      [](operations& op) { op.create_full_text_index("notes", "ft_notes_title", {"title"}); },
                      [](operations& op) { op.drop_index("notes", "ft_notes_title"); }};
const revision third{
    {.id = "3", .after = {"2"}, .message = "tested"},
    [](operations& op) {
        op.drop_index("notes", "ft_notes_title");
        op.create_full_text_index("notes", full_text_index("ft_notes_title", {key("title").weight(5)})
                                               .language("english")
                                               .prefixes({2, 3})
                                               .tokenizer("sqlite", "trigram"));
    },
    [](operations& op) {
        op.drop_index("notes", "ft_notes_title");
        op.create_full_text_index("notes", "ft_notes_title", {"title"});
    }};
const revision first_words{{.id = "1", .message = "tested"},
                     [](operations& op) {
                         op.create_table("notes", {column("id", bigint()).identity(), column("title", text()), primary_key("pk_notes", {"id"})});
                     },
                     [](operations& op) { op.drop_table("notes"); }};

}  // namespace

TEST_CASE("full text: revisions are written as people would, and do what they were generated from") {
    std::vector<layer> generated;
    next(generated, made_of<note_1>);
    const std::string added = write_revision(next(generated, made_of<note_2>));
    CHECK(added.find("    op.create_full_text_index(\"notes\", \"ft_notes_title\", {\"title\"});\n") != std::string::npos);
    CHECK(added.find("    op.drop_index(\"notes\", \"ft_notes_title\");\n") != std::string::npos);
    const std::string changed = write_revision(next(generated, made_of<note_3>));
    CHECK(changed.find("full_text_index(\"ft_notes_title\", {key(\"title\").weight(5)})\n            .language(\"english\")\n            "
                       ".prefixes({2, 3})\n            .tokenizer(\"sqlite\", \"trigram\"));\n") != std::string::npos);

    const std::vector<layer> compiled = fold({{&first_words, &second, &third}, "3"});
    REQUIRE(compiled.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(compiled[i].result == generated[i].result);
        CHECK(hash_of(compiled[i]) == hash_of(generated[i]));
    }
    CHECK(compiled.back().result == made_of<note_3>);
    CHECK(hash_of(compiled[1]) != hash_of(compiled[2]));
}

TEST_CASE("full text: inside create_table, and by other names") {
    recorder op;
    op.create_table("notes", {column("id", bigint()).identity(), column("title", text()), primary_key("pk_notes", {"id"}),
                              full_text_index("ft_notes_title", {"title"})});
    CHECK(op.state() == made_of<note_2>);
    op.rename_index("notes", "ft_notes_title", "ft_words");
    op.rename_column("notes", "title", "head");
    CHECK(op.state().tables[0].indexes[0].name == "ft_words");
    CHECK(op.state().tables[0].indexes[0].parts[0].column == "head");
    CHECK(op.state().tables[0].indexes[0].is_full_text());
    CHECK_THROWS_AS(op.create_full_text_index("notes", "ft_more", {"nothing"}), varve::migration_error);
    CHECK_THROWS_AS(op.drop_column("notes", "head"), varve::migration_error);
}
