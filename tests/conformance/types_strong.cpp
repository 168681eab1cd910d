// Strong typedefs: kept as the value inside, compared only with their own kind.
#include <string>

#include <varve/sql/types/decimal.hpp>

#include "type_suite.hpp"

using namespace varve_test;
using varve::col;

namespace {

struct author_id {
    std::int64_t value{};
    auto operator<=>(const author_id&) const = default;
};
struct book_id {
    std::int64_t value{};
    auto operator<=>(const book_id&) const = default;
};
struct email {
    std::string text;
    auto operator<=>(const email&) const = default;
};
struct price {
    varve::decimal<10, 2> amount{};
    auto operator<=>(const price&) const = default;
};
enum class shelf_number : std::int32_t {};

}  // namespace

template <> struct varve::column_type<author_id> : varve::strong_typedef<author_id> {};
template <> struct varve::column_type<book_id> : varve::strong_typedef<book_id> {};
template <> struct varve::column_type<email> : varve::strong_typedef<email> {};
template <> struct varve::column_type<price> : varve::strong_typedef<price> {};
template <> struct varve::column_type<shelf_number> : varve::strong_typedef<shelf_number> {};

namespace varve_test {

template <>
struct sample<author_id> : plain_sample<author_id> {
    using limits = std::numeric_limits<std::int64_t>;
    static constexpr author_id literal() { return {limits::min()}; }
    static std::vector<author_id> values() { return {{limits::min()}, {-1}, {0}, {1}, {limits::max()}}; }
};
template <>
struct sample<email> : plain_sample<email> {
    static constexpr bool has_literal = false;  // a struct with a std::string is no constant
    static constexpr varve::sql_text literal() { return varve::sql("'a@b.c'"); }
    static email meant() { return {"a@b.c"}; }
    static std::vector<email> values() { return {{""}, {"'; --"}, {"a@b"}, {std::string(100, 'x')}}; }
    static std::vector<doubtful<email>> at_limits(const varve::capabilities& can) { return {{{"\xff"}, can.keeps_invalid_utf8}}; }
    static std::vector<unlike> unreadable() { return {{"x'00'", "1 byte, x'00'"}, {"7", "the integer 7"}}; }
};
template <>
struct sample<price> : plain_sample<price> {
    static constexpr price literal() { return {varve::decimal<10, 2>{"-0.05"}}; }
    static std::vector<price> values() {
        return {{varve::decimal<10, 2>{"-99999999.99"}}, literal(), {}, {varve::decimal<10, 2>{"99999999.99"}}};
    }
};
template <>
struct sample<shelf_number> : plain_sample<shelf_number> {
    static constexpr shelf_number literal() { return shelf_number{7}; }
    static std::vector<shelf_number> values() { return {shelf_number{-2147483647 - 1}, shelf_number{0}, shelf_number{7}, shelf_number{2147483647}}; }
    static std::vector<unlike> unreadable() { return {{"2147483648", "the integer 2147483648"}, {"'x'", "the text 'x'"}}; }
};

}  // namespace varve_test

TEMPLATE_LIST_TEST_CASE("types: a strong typedef of a number", "[types]", tested_backends) { type_behaves<TestType, author_id>(); }
TEMPLATE_LIST_TEST_CASE("types: a strong typedef of text", "[types]", tested_backends) { type_behaves<TestType, email>(); }
TEMPLATE_LIST_TEST_CASE("types: a strong typedef of a decimal", "[types]", tested_backends) { type_behaves<TestType, price>(); }
TEMPLATE_LIST_TEST_CASE("types: an enumeration kept by any number", "[types]", tested_backends) { type_behaves<TestType, shelf_number>(); }

namespace {

struct author {
    author_id id{};
    email mail;
    std::optional<author_id> mentor{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"authors">, varve::primary_key<&author::id>.generated(), varve::unique<&author::mail>,
                            varve::foreign_key<&author::mentor>.references<&author::id>());
    }
};
struct book {
    book_id id{};
    author_id writer{};
    price costs{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"books">, varve::primary_key<&book::id>.generated(),
                            varve::foreign_key<&book::writer>.references<&author::id>(), varve::index<&book::writer>);
    }
};

// Neither a number nor another kind of key may stand where this one does.
template <class Column, class Value>
concept comparable = varve::expressions_compare_like_types<typename Column::value_type, Value>::holds;
using author_key = std::remove_cvref_t<decltype(col<&author::id>)>;
using books_author = std::remove_cvref_t<decltype(col<&book::writer>)>;
static_assert(comparable<author_key, author_id> && comparable<author_key, books_author::value_type>);
static_assert(!comparable<author_key, std::int64_t> && !comparable<author_key, int> && !comparable<author_key, book_id>);
static_assert(varve::key_matches<author, author_id>::holds && !varve::key_matches<author, std::int64_t>::holds && !varve::key_matches<author, book_id>::holds);

}  // namespace

TEMPLATE_LIST_TEST_CASE("types: strong typedefs as generated and foreign keys", "[types]", tested_backends) {
    bench<TestType, author, book> here;
    auto authors = here.template rows<author>();
    auto books = here.template rows<book>();
    author ann{.mail = {"ann@a"}};
    authors.insert(ann);
    CHECK(ann.id.value != 0);
    author bob{.mail = {"bob@a"}, .mentor = ann.id};
    authors.insert(bob);
    std::vector<book> three(3, book{.writer = bob.id, .costs = {varve::decimal<10, 2>{"9.99"}}});
    books.insert_range(three);
    CHECK(three[2].id.value != 0);
    CHECK(three[2].id > three[0].id);
    CHECK(books.get(three[1].id)->writer == bob.id);
    CHECK(books.count(col<&book::writer> == bob.id) == 3);
    CHECK(books.count(col<&book::writer>.in(std::vector{ann.id, author_id{77}})) == 0);
    CHECK(books.count(col<&book::id> > three[0].id && col<&book::costs> == price{varve::decimal<10, 2>{"9.99"}}) == 2);
    CHECK(authors.find(col<&author::mail> == email{"bob@a"})->mentor == ann.id);
    CHECK(authors.count(col<&author::mentor> == col<&author::id>) == 0);
    CHECK(authors.count(col<&author::mentor>.is_not_distinct_from(std::optional{ann.id})) == 1);
    CHECK_THROWS_AS(books.insert(book{.writer = author_id{77}}), varve::foreign_key_violation);
    CHECK_THROWS_AS(authors.insert(author{.mail = {"ann@a"}}), varve::unique_violation);
    CHECK_THROWS_AS(authors.erase(ann.id), varve::foreign_key_violation);
    here.session.run(varve::update<book>().set(varve::set<&book::writer>(ann.id)).where(col<&book::id> == three[0].id));
    CHECK(here.session.all(varve::raw<author_id>("SELECT writer FROM books ORDER BY id")) == std::vector{ann.id, bob.id, bob.id});
    struct by_author {
        author_id writer;
        std::int64_t books;
    };
    const auto counted = here.session.all(varve::select<by_author>(col<&book::writer>, varve::count())
                                              .template from<book>().group_by(col<&book::writer>).order_by(col<&book::writer>));
    REQUIRE(counted.size() == 2);
    CHECK(counted[1].writer == bob.id);
    CHECK(counted[1].books == 2);
}
