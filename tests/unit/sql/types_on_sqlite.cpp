#include <varve/backend/sqlite/statement.hpp>

#include <catch2/catch_test_macros.hpp>

#include <limits>
#include <memory>
#include <string>

#include <varve/expression/enumeration.hpp>
#include <varve/sql/types/types.hpp>

// The same types through a real engine, at their limits, in a column without affinity: what comes back is what was bound.

using namespace std::string_literals;
using varve::schema::storage;

namespace {

enum class state { draft, sent };

struct memory_database {
    memory_database() {
        sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
        sqlite3_exec(handle, "create table subject (value)", nullptr, nullptr, nullptr);
    }
    memory_database(const memory_database&) = delete;
    memory_database& operator=(const memory_database&) = delete;
    ~memory_database() { sqlite3_close_v2(handle); }

    varve::sqlite_statement prepare(const std::string& sql) const {
        sqlite3_stmt* made = nullptr;
        sqlite3_prepare_v3(handle, sql.c_str(), -1, 0, &made, nullptr);
        return {made, false};
    }

    sqlite3* handle = nullptr;
};

template <storage Storage = storage::natural, class T>
T through_table(const T& value) {
    const memory_database database;
    auto insert = database.prepare("insert into subject values (?1)");
    varve::detail::codec<T, Storage>::bind(insert, 1, value);
    while (insert.step()) {}
    auto select = database.prepare("select value from subject");
    REQUIRE(select.step());
    T out{};
    varve::detail::read_field<Storage>(select, 0, out);
    return out;
}

template <class T>
std::string refused(const std::string& literal) {
    const memory_database database;
    auto select = database.prepare("select " + literal);
    REQUIRE(select.step());
    T out{};
    try {
        varve::detail::read_field<storage::natural>(select, 0, out);
    } catch (const varve::data_error& why) {
        return why.what();
    }
    return {};
}

template <storage Storage, class T>
void comes_back(const T& value) {
    CHECK(through_table<Storage>(value) == value);
}
template <storage Storage = storage::natural, class... Values>
void come_back(const Values&... values) {
    (comes_back<Storage>(values), ...);
}

}  // namespace

TEST_CASE("numbers and texts come back from SQLite as they were") {
    using limits = std::numeric_limits<std::int64_t>;
    come_back(true, limits::min(), limits::max(), std::uint64_t{limits::max()}, std::int8_t{-128}, 5e-324, std::numeric_limits<double>::max());
    CHECK_THROWS_AS(through_table(std::numeric_limits<std::uint64_t>::max()), varve::data_error);
    come_back(""s, "a\0b"s, std::string(100'000, 'x'), std::vector<std::byte>{}, std::vector{std::byte{0}, std::byte{255}});
    come_back(std::optional<int>{}, std::optional{0}, std::optional<std::string>{""});
    come_back(state::sent);
    come_back<storage::integer>(state::sent);
    CHECK(refused<state>("'lost'").find("'lost'") != std::string::npos);
    CHECK_FALSE(refused<std::string>("null").empty());
    CHECK_FALSE(refused<int>("'1'").empty());
}

TEST_CASE("dates and times come back from SQLite as they were") {
    using std::chrono::year;
    const varve::timestamp first{std::chrono::sys_days{year{0} / 1 / 1}};
    const varve::timestamp last{std::chrono::sys_days{year{10000} / 1 / 1} - std::chrono::microseconds{1}};
    come_back(varve::timestamp{}, varve::timestamp{std::chrono::microseconds{-1}}, first, last);
    come_back<storage::integer>(varve::timestamp::min(), varve::timestamp::max());
    come_back<storage::text>(first, last);
    CHECK_THROWS_AS(through_table(varve::timestamp::max()), varve::data_error);
    come_back(varve::local_timestamp{std::chrono::microseconds{-1}}, std::chrono::sys_seconds{std::chrono::seconds{-1}});
    come_back(varve::date{year{2024} / 2 / 29}, varve::date{year{1900} / 2 / 28}, varve::date{year{0} / 1 / 1}, varve::date{year{9999} / 12 / 31});
    come_back<storage::integer>(varve::date{year{-4712} / 1 / 1});
    CHECK_THROWS_AS(through_table(varve::date{year{10000} / 1 / 1}), varve::data_error);
    CHECK_THROWS_AS(through_table(varve::date{year{1900} / 2 / 29}), varve::data_error);
    come_back(varve::time_of_day{}, varve::time_of_day{std::chrono::hours{24} - std::chrono::microseconds{1}});
    come_back(std::chrono::microseconds::min(), std::chrono::microseconds::max(), std::chrono::hours{-1});
    CHECK_FALSE(refused<varve::date>("'2025-02-29'").empty());
    CHECK_FALSE(refused<varve::timestamp>("'yesterday'").empty());
    CHECK_FALSE(refused<std::chrono::sys_seconds>("'2025-01-01 00:00:00.5'").empty());
}

TEST_CASE("UUIDs, decimals, documents and lists come back from SQLite as they were") {
    const varve::uuid id = varve::random_uuid();
    come_back(id);
    come_back<storage::text>(id);
    come_back<storage::bytes>(id);
    come_back(varve::decimal<18, 2>{"-9999999999999999.99"}, varve::decimal<18, 18>{"0.999999999999999999"}, varve::decimal<1>{-9});
    for (const char* const text : {"0", "-0.01", "999999999999999999999999999999999999.99", "-999999999999999999999999999999999999.99", "-1"})
        come_back(varve::decimal<38, 2>{text});
    come_back(varve::decimal<38, 38>{"-0.99999999999999999999999999999999999999"}, varve::decimal<38>{"99999999999999999999999999999999999999"});
    come_back(varve::json_document{{"deep", {1, nullptr, {{"deeper", 0.1}}}}}, varve::json_document(boost::json::string("a\0b", 3)), varve::json_document{});
    CHECK_FALSE(refused<varve::json_document>("'{'").empty());
    come_back(std::vector<std::optional<std::string>>{"", std::nullopt}, std::array<varve::date, 1>{std::chrono::year{1969} / 2 / 28});
    CHECK_FALSE(refused<std::vector<int>>("'[\"1\"]'").empty());
}
