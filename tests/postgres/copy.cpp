// Many rows at once, by COPY: what goes in comes out, keys are written back, and a bad row writes none.
#include <optional>
#include <string>
#include <vector>

#include <varve/migrate/create_all.hpp>
#include <varve/sql/types/types.hpp>

#include "server.hpp"

using namespace varve_test;

namespace {

enum class mood { fine, tired };

struct wide {
    std::int64_t id{};
    std::string name;
    std::optional<std::int16_t> small{};
    std::uint64_t large{};
    float single{};
    double value{};
    bool on{};
    varve::decimal<20, 4> price{};
    varve::uuid key{};
    varve::timestamp at{};
    varve::date day{};
    varve::time_of_day time{};
    std::chrono::seconds took{};
    mood now{};
    std::vector<std::byte> raw{};
    std::vector<std::string> tags{};

    static constexpr auto facts() {
        return varve::facts(varve::table<"wide">, varve::primary_key<&wide::id>.generated(), varve::unique<&wide::name>,
                            varve::check<"not_free">(varve::col<&wide::value> >= 0.0));
    }
    bool operator==(const wide&) const = default;
};

std::vector<wide> many(int count) {
    std::vector<wide> rows;
    for (int i = 0; i < count; ++i) {
        wide& row = rows.emplace_back();
        row.name = "it's \"" + std::to_string(i) + "\"\t\\";
        if (i % 2 == 0) row.small = static_cast<std::int16_t>(i - 300);
        row.large = ~std::uint64_t{0} - static_cast<std::uint64_t>(i);
        row.single = static_cast<float>(i) / 3;
        row.value = i / 7.0;
        row.on = i % 3 == 0;
        row.price = varve::decimal<20, 4>{std::to_string(i) + ".0625"};
        row.key = varve::uuid{{static_cast<std::uint8_t>(i), 1, 2}};
        row.at = varve::timestamp{std::chrono::microseconds{i - 500}};
        row.day = varve::date{std::chrono::sys_days{std::chrono::days{i * 37 - 9000}}};
        row.time = varve::time_of_day{std::chrono::seconds{i}};
        row.took = std::chrono::seconds{i * 100};
        row.now = i % 2 == 0 ? mood::fine : mood::tired;
        row.raw = std::vector<std::byte>(static_cast<std::size_t>(i % 5), std::byte{0});
        row.tags = {"a", std::to_string(i)};
    }
    return rows;
}

struct tables {
    varve::database<varve::postgres> database{server_url()};
    varve::session<varve::postgres> session{database.session()};
    varve::repository<wide, varve::postgres> rows{session};
    tables() {
        session.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        varve::create_all(session, varve::models<wide>::schema());
    }
};

}  // namespace

TEST_CASE("a range of many rows goes by COPY, and comes back as it was") {
    tables here;
    auto rows = many(1000);
    const std::int64_t before = here.session.connection().round_trips();
    CHECK(here.rows.insert_range(rows) == 1000);
    CHECK(here.session.connection().round_trips() - before < 12);
    CHECK(here.rows.all(varve::col<&wide::id>) == rows);
    CHECK(rows[999].id == rows[0].id + 999);
    wide next = many(1001).back();
    here.rows.insert(next);
    CHECK(next.id == rows[999].id + 1);
}

TEST_CASE("a row that is refused leaves none behind, and the session as it was") {
    tables here;
    auto rows = many(800);
    rows[700].value = -1;
    const auto why = caught<varve::check_violation>([&] { here.rows.insert_range(rows); });
    CHECK(why.constraint() == "ck_wide_not_free");
    CHECK(holds(why.sql(), "COPY"));
    CHECK(here.rows.count() == 0);
    rows[700].value = 1;
    rows[799].name = std::string{"nul\0", 4};
    CHECK_THROWS_AS(here.rows.insert_range(rows), varve::data_error);
    CHECK(here.rows.count() == 0);
    rows[799].name = "x";
    rows[10].now = static_cast<mood>(9);  // no enumerator: refused here, half-way through
    CHECK_THROWS_AS(here.rows.insert_range(rows), varve::data_error);
    CHECK(here.rows.count() == 0);
    CHECK_FALSE(here.session.in_transaction());
    rows[10].now = mood::fine;
    CHECK(here.rows.insert_range(rows) == 800);
}
