#include <string>

#include "type_suite.hpp"

using namespace varve_test;

namespace {

enum class colour { red, green = 5, dark_blue = -3 };

struct painted {
    std::int64_t id{};
    colour by_name{};
    colour by_number{};
    std::optional<colour> maybe{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&painted::id>.generated(), varve::stored_as<&painted::by_number, varve::schema::storage::integer>,
                            varve::default_value<&painted::by_name>(colour::dark_blue), varve::default_value<&painted::by_number>(colour::dark_blue),
                            varve::check<"not_red">(varve::col<&painted::by_number> != colour::red));
    }
};

template <class Read>
std::string message_of(Read read) {
    try {
        read();
    } catch (const varve::data_error& why) {
        return why.what();
    }
    return {};
}

bool names(const std::string& message, std::string_view column, std::string_view value) {
    return message.find(column) != std::string::npos && message.find(value) != std::string::npos;
}

}  // namespace

namespace varve_test {

// Whether red comes before green is the engine's: by name, or as they are declared.
template <>
struct sample<colour> : plain_sample<colour> {
    static constexpr bool has_order = false;
    static constexpr colour literal() { return colour::dark_blue; }
    static std::vector<colour> values() { return {colour::red, colour::green, colour::dark_blue}; }
    static std::vector<doubtful<colour>> at_limits(const varve::capabilities&) {
        return {{static_cast<colour>(77), false}, {static_cast<colour>(-1), false}};
    }
    static std::vector<unlike> unreadable() {
        return {{"'mauve'", "the value 'mauve' is no enumerator of"}, {"'Red'", "the text 'Red'"}, {"''", "the text ''"}, {"5", "the integer 5"}};
    }
};

}  // namespace varve_test

TEMPLATE_LIST_TEST_CASE("types: enumerations", "[types]", tested_backends) { type_behaves<TestType, colour>(); }

TEMPLATE_LIST_TEST_CASE("types: enumerations by number", "[types]", tested_backends) {
    bench<TestType, painted> here;
    auto rows = here.template rows<painted>();
    painted row{.by_name = colour::green, .by_number = colour::dark_blue, .maybe = colour::red};
    rows.insert(row);
    struct raw_row {
        std::string by_name;
        std::int64_t by_number;
    };
    const auto plain = here.template plainly<raw_row>("SELECT by_name, by_number FROM painted");
    CHECK(plain.at(0).by_name == "green");
    CHECK(plain.at(0).by_number == -3);
    CHECK(rows.find(varve::col<&painted::by_number> == colour::dark_blue)->by_number == colour::dark_blue);
    CHECK(rows.count(varve::col<&painted::by_number>.in(std::vector{colour::dark_blue, colour::red})) == 1);
    CHECK(rows.count(varve::col<&painted::by_number>.in(colour::green, colour::red)) == 0);
    row.by_number = colour::green;
    CHECK(rows.update(row));
    CHECK(rows.get(row.id)->by_number == colour::green);
    row.by_number = colour::red;
    CHECK_THROWS_AS(rows.update(row), varve::check_violation);
    here.session.run(varve::update<painted>().set(varve::set<&painted::by_number>(colour::dark_blue)).all_rows());
    CHECK(rows.count(varve::col<&painted::by_number> < colour::red) == 1);
}

TEMPLATE_LIST_TEST_CASE("types: defaults of enumerations are what an insert would store", "[types]", tested_backends) {
    bench<TestType, painted> here;
    here.session.execute("INSERT INTO painted (id) VALUES (7)");
    const auto row = here.template rows<painted>().get(7);
    CHECK(row->by_name == colour::dark_blue);
    CHECK(row->by_number == colour::dark_blue);
}

TEMPLATE_LIST_TEST_CASE("types: an enumerator without a name is refused", "[types]", tested_backends) {
    bench<TestType, painted> here;
    auto rows = here.template rows<painted>();
    CHECK_THROWS_AS(rows.insert(painted{.by_name = static_cast<colour>(77), .by_number = colour::green}), varve::data_error);
    CHECK_THROWS_AS(rows.insert(painted{.by_name = colour::red, .by_number = static_cast<colour>(77)}), varve::data_error);
    CHECK(rows.count() == 0);
}

TEMPLATE_LIST_TEST_CASE("types: a label or number that the enumeration lacks is an error that names column and value", "[types]", tested_backends) {
    bench<TestType> here;
    here.session.execute("CREATE TABLE painted (id INTEGER PRIMARY KEY, by_name VARCHAR(20) NOT NULL, by_number BIGINT NOT NULL, maybe VARCHAR(20))");
    here.session.execute(
        "INSERT INTO painted VALUES (1, 'mauve', 5, NULL), (2, 'red', 99, NULL), (3, 'red', 4294967301, NULL), (4, 'red', 5, 'Red')");
    auto rows = here.template rows<painted>();
    std::string message = message_of([&] { rows.get(1); });
    INFO(message);
    CHECK(names(message, "painted.by_name", "mauve"));
    message = message_of([&] { rows.get(2); });
    CHECK(names(message, "painted.by_number", "99"));
    message = message_of([&] { rows.get(3); });
    CHECK(names(message, "painted.by_number", "4294967301"));
    message = message_of([&] { rows.get(4); });
    CHECK(names(message, "painted.maybe", "Red"));
}
