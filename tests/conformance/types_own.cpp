#include <stdexcept>
#include <string>

#include "type_suite.hpp"

using namespace varve_test;

namespace {

struct celsius {
    double degrees{};
    auto operator<=>(const celsius&) const = default;
};

struct tag {
    std::string text;
    bool operator==(const tag&) const = default;
};

struct account_id {
    std::int64_t number{};
    auto operator<=>(const account_id&) const = default;
};

struct address {
    std::string street;
    std::optional<std::string> city{};
    static constexpr auto facts() { return varve::facts(varve::column_name<&address::street, "str">); }
    bool operator==(const address&) const = default;
};
struct party {
    std::string name;
    address at;
    static constexpr auto facts() { return varve::facts(varve::embedded<&party::at>.prefix("at_")); }
    bool operator==(const party&) const = default;
};

struct account {
    account_id id{};
    party owner;
    party payer;
    celsius room{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&account::id>.generated(), varve::embedded<&account::owner>.prefix("owner_"),
                            varve::embedded<&account::payer>.prefix("payer_"));
    }
};

}  // namespace

template <>
struct varve::column_type<celsius> {
    using stored = double;
    static constexpr stored store(const celsius& value) { return value.degrees; }
    static celsius load(const stored& value) { return {value}; }
};
template <>
struct varve::column_type<account_id> : varve::strong_typedef<account_id> {};
template <>
struct varve::column_type<tag> {
    using stored = std::string;
    static stored store(const tag& value) { return "#" + value.text; }  // a temporary: it must outlive the call
    static tag load(const stored& value) {
        if (value.empty() || value[0] != '#') throw std::invalid_argument("a tag begins with #");
        return {value.substr(1)};
    }
};

namespace varve_test {

template <>
struct sample<celsius> : plain_sample<celsius> {
    static constexpr celsius literal() { return {-273.15}; }
    static std::vector<celsius> values() { return {{-273.15}, {0.0}, {0.1}, {1e10}}; }
    static std::vector<doubtful<celsius>> at_limits(const varve::capabilities& can) { return {{{-0.0}, can.keeps_negative_zero}}; }
};

template <>
struct sample<tag> : plain_sample<tag> {
    static constexpr bool has_order = false;  // of the struct
    static constexpr bool has_literal = false;
    static constexpr varve::sql_text literal() { return varve::sql("'#kept'"); }
    static tag meant() { return {"kept"}; }
    static std::vector<tag> values() { return {{""}, {"a"}, {"a'b"}, {std::string(5000, 'x')}}; }
    static std::vector<unlike> unreadable() { return {{"'untagged'", "the text 'untagged'"}, {"''", "a tag begins with #"}, {"1", "the integer 1"}}; }
};

}  // namespace varve_test

TEMPLATE_LIST_TEST_CASE("types: the user's own", "[types]", tested_backends) { type_behaves<TestType, celsius>(); }
TEMPLATE_LIST_TEST_CASE("types: the user's own of text", "[types]", tested_backends) { type_behaves<TestType, tag>(); }

TEMPLATE_LIST_TEST_CASE("types: what the user's own load refuses becomes an error that names the column", "[types]", tested_backends) {
    bench<TestType, holder<tag>> here;
    here.session.execute("INSERT INTO holders (id, value) VALUES (1, 'untagged')");
    try {
        here.template rows<holder<tag>>().get(1);
        FAIL("read");
    } catch (const varve::data_error& why) {
        const std::string message = why.what();
        CHECK(message.find("holders.value") != std::string::npos);
        CHECK(message.find("a tag begins with #") != std::string::npos);
    }
}

TEMPLATE_LIST_TEST_CASE("types: a strong typedef as generated key, structs in structs", "[types]", tested_backends) {
    bench<TestType, account> here;
    auto accounts = here.template rows<account>();
    account first{.owner = {"Ann", {"High St", "Ely"}}, .payer = {"Bob", {"Low St", {}}}, .room = {20.5}};
    accounts.insert(first);
    CHECK(first.id.number != 0);
    std::vector<account> more(5, first);
    for (account& each : more) each.id = {};
    accounts.insert_range(more);
    CHECK(more[4].id.number == first.id.number + 5);
    const auto found = accounts.get(first.id);
    REQUIRE(found.has_value());
    CHECK(found->owner == first.owner);
    CHECK(found->payer == first.payer);

    constexpr auto city = varve::col<varve::in<&account::payer, &party::at, &address::city>>;
    constexpr auto street = varve::col<varve::in<&account::owner, &party::at, &address::street>>;
    CHECK(accounts.count(city.is_null() && street == "High St") == 6);
    here.session.run(varve::update<account>()
                         .set(varve::set<varve::in<&account::payer, &party::at, &address::city>>("Rome"))
                         .where(varve::col<&account::id> == first.id));
    CHECK(accounts.find(city == "Rome")->id == first.id);
    CHECK(here.template plainly<std::string>("SELECT payer_at_city FROM account WHERE payer_at_str = 'Low St' AND owner_at_city = 'Ely' AND "
                                            "payer_at_city IS NOT NULL") == std::vector<std::string>{"Rome"});
    CHECK(accounts.erase(first.id));
    CHECK_FALSE(accounts.erase(first.id));
}
