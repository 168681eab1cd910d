#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include <varve/repository/with.hpp>

#include "notes.hpp"

using namespace notes_test;
using varve::col;

namespace {

struct author {
    std::int64_t id{};
    std::string name{};
    std::optional<std::int64_t> mentor{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&author::id>.generated(), varve::unique<&author::name>,
                            varve::foreign_key<&author::mentor>.references<&author::id>());
    }
};
struct book {
    std::int64_t id{};
    std::int64_t author_id{};
    std::string title{};
    std::optional<std::string> editor{};
    std::optional<varve::timestamp> deleted_at{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&book::id>.generated(), varve::soft_deleted<&book::deleted_at>,
                            varve::foreign_key<&book::author_id>.references<&author::id>(),
                            varve::foreign_key<&book::editor>.references<&author::name>());
    }
};
struct shelf {
    std::string name{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&shelf::name>); }
};
struct placing {
    std::int64_t book_id{};
    std::string shelf_name{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&placing::book_id, &placing::shelf_name>,
                            varve::foreign_key<&placing::book_id>.references<&book::id>(),
                            varve::foreign_key<&placing::shelf_name>.references<&shelf::name>());
    }
};

struct library : scene<author, book, shelf, placing> {
    varve::repository<author, varve::sqlite> authors = rows<author>();
    varve::repository<book, varve::sqlite> books = rows<book>();
    varve::repository<shelf, varve::sqlite> shelves = rows<shelf>();
    int statements = 0;
    std::unique_ptr<varve::tracer> counting = varve::make_tracer([this](const varve::trace_event&) { ++statements; });

    library() {
        authors.insert_range(std::vector<author>{{.id = 1, .name = "Ann"}, {.id = 2, .name = "Ben", .mentor = 1}, {.id = 3, .name = "Cy", .mentor = 1}});
        books.insert_range(std::vector<book>{{.id = 10, .author_id = 2, .title = "b1", .editor = "Ann"},
                                             {.id = 11, .author_id = 1, .title = "a1"},
                                             {.id = 12, .author_id = 1, .title = "a2", .editor = "Ann"},
                                             {.id = 13, .author_id = 1, .title = "gone"}});
        books.erase(13);
        shelves.insert_range(std::vector<shelf>{{"x"}, {"y"}, {"o'z"}});
        rows<placing>().insert_range(std::vector<placing>{{10, "x"}, {12, "y"}, {12, "o'z"}, {12, "x"}, {13, "x"}});
        session.trace(counting.get());
    }
    ~library() { session.trace(nullptr); }
};

std::string titles(const std::vector<book>& books) {
    std::string all;
    for (const book& each : books) all += each.title + ";";
    return all;
}

}  // namespace

TEST_CASE("children come with their parents in one query more") {
    library here;
    const auto found = here.authors.with<&book::author_id>().all(varve::desc(col<&author::id>));
    CHECK(here.statements == 2);
    REQUIRE(found.size() == 3);
    static_assert(std::is_same_v<decltype(found[0].get<&book::author_id>()), const std::vector<book>&>);
    CHECK(found[0].get<&book::author_id>().empty());
    CHECK(titles(found[1].get<&book::author_id>()) == "b1;");
    CHECK(found[2].row.name == "Ann");
    CHECK(titles(found[2].get<&book::author_id>()) == "a1;a2;");
    for (const auto& [author, books] : found)
        for (const book& each : books) CHECK(each.author_id == author.id);
}

TEST_CASE("parents come with their children, each once from the database") {
    library here;
    auto found = here.books.with<&book::author_id, &book::editor>().where(col<&book::id> > 0, col<&book::id>);
    CHECK(here.statements == 3);
    REQUIRE(found.size() == 3);
    auto& [row, author, editor] = found[0];
    CHECK(row.title == "b1");
    CHECK(author->name == "Ben");
    CHECK(editor->name == "Ann");
    CHECK(found[1].get<&book::author_id>()->name == "Ann");
    CHECK(found[1].get<&book::editor>() == std::nullopt);
    CHECK(found[2].get<&book::editor>()->name == "Ann");
}

TEST_CASE("what a table between links comes in one query") {
    library here;
    constexpr auto on_shelves = varve::through<&placing::book_id, &placing::shelf_name>;
    const auto found = here.books.with<on_shelves>().all(col<&book::id>);
    CHECK(here.statements == 2);
    REQUIRE(found.size() == 3);
    const auto names = [](const std::vector<shelf>& shelves) {
        std::string all;
        for (const shelf& each : shelves) all += each.name + ";";
        return all;
    };
    CHECK(names(found[0].get<on_shelves>()) == "x;");
    CHECK(names(found[1].get<on_shelves>()).empty());
    CHECK(names(found[2].get<on_shelves>()) == "o'z;x;y;");

    here.statements = 0;
    constexpr auto of_books = varve::through<&placing::shelf_name, &placing::book_id>;
    const auto back = here.shelves.with<of_books>().get("x");
    CHECK(here.statements == 2);
    REQUIRE(back);
    CHECK(titles(back->get<of_books>()) == "b1;a2;");
}

TEST_CASE("softly erased rows are left out of both ends, unless they are to be seen") {
    library here;
    CHECK(here.books.with<&book::author_id>().all().size() == 3);
    CHECK(here.books.with_deleted().with<&book::author_id>().get(13)->get<&book::author_id>()->name == "Ann");
    constexpr auto of_books = varve::through<&placing::shelf_name, &placing::book_id>;
    CHECK(here.shelves.with<of_books>().find(col<&shelf::name> == "x")->get<of_books>().size() == 2);
}

TEST_CASE("a struct that points at its own kind is loaded along that, and single rows and pages too") {
    library here;
    const auto page = here.authors.with<&author::mentor, &book::author_id>().page(1, 2);
    CHECK(here.statements == 3);
    REQUIRE(page.size() == 2);
    CHECK(page[0].get<&author::mentor>()->name == "Ann");
    CHECK(titles(page[0].get<&book::author_id>()) == "b1;");
    here.statements = 0;
    CHECK(here.authors.with<&author::mentor>().get(99) == std::nullopt);
    CHECK(here.statements == 1);  // there was nothing to ask about
    CHECK(here.authors.with<&author::mentor>().get(1)->get<&author::mentor>() == std::nullopt);
}

TEST_CASE("many parents cost no more queries than few") {
    scene<author, book, shelf, placing> here;
    auto authors = here.rows<author>();
    std::vector<author> many(3000);
    for (std::size_t i = 0; i < many.size(); ++i) many[i].name = std::to_string(i);
    authors.insert_range(many);
    std::vector<book> books;
    for (int i = 0; i < 9000; ++i) books.push_back({.author_id = many[static_cast<std::size_t>(i * 7 % 3000)].id, .title = std::to_string(i)});
    here.rows<book>().insert_range(books);
    int statements = 0;
    const auto counting = varve::make_tracer([&](const varve::trace_event&) { ++statements; });
    here.session.trace(counting.get());
    std::size_t total = 0;
    for (const auto& [row, written] : authors.with<&book::author_id>().all()) {
        CHECK(written.size() == 3);
        for (const book& each : written) total += each.author_id == row.id ? 1 : 0;
    }
    CHECK(total == 9000);
    CHECK(statements == 2);
    here.session.trace(nullptr);
}

TEST_CASE("a whole table comes with its children, whatever its keys, and leaves those of nobody") {
    library here;
    const auto edited = here.authors.with<&book::editor>().all(col<&author::id>);  // by a name, which may be absent
    CHECK(titles(edited[0].get<&book::editor>()) == "b1;a2;");
    CHECK(edited[1].get<&book::editor>().empty());

    here.authors.insert_range(std::vector<author>{{.id = 5, .name = "E"}, {.id = 9, .name = "I"}, {.id = -7, .name = "G"}});
    here.books.insert_range(std::vector<book>{{.author_id = 9, .title = "i1"}, {.author_id = -7, .title = "g1"}, {.author_id = 5, .title = "e1"}, {.author_id = 9, .title = "i2"}});
    here.statements = 0;
    std::string all;
    for (const auto& [author, books] : here.authors.with<&book::author_id>().all(varve::desc(col<&author::id>)))
        all += author.name + ":" + titles(books) + " ";
    CHECK(all == "I:i1;i2; E:e1; Cy: Ben:b1; Ann:a1;a2; G:g1; ");
    CHECK(here.statements == 2);
}

TEST_CASE("rows are streamed in an order") {
    library here;
    std::string all;
    for (const author& each : here.authors.stream(varve::desc(col<&author::id>))) all += each.name;
    for (const author& each : here.authors.stream(col<&author::id> > 1, col<&author::name>)) all += each.name;
    CHECK(all == "CyBenAnnBenCy");
}

TEST_CASE("the values that rows share are found by one look-up for each row") {
    struct looked_up {
        mutable int times = 0;
        std::size_t find(std::int64_t value) const { return ++times, value == 7 ? 0 : 1; }
    };
    struct row_of {
        placing row;
    };
    const std::vector<row_of> rows{{{7, "a"}}, {{8, "b"}}, {{7, "c"}}, {{8, "d"}}};
    const looked_up keys;
    CHECK(varve::detail::values_by<&placing::book_id>(rows, keys) == std::vector<std::int64_t>{7, 8});
    CHECK(keys.times == 4);
}
