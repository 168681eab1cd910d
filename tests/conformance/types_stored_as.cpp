#include <chrono>

#include <varve/sql/types/chrono.hpp>
#include <varve/sql/types/decimal.hpp>
#include <varve/sql/types/uuid.hpp>

#include "bench.hpp"

using namespace varve_test;
using namespace std::chrono_literals;
using varve::schema::storage;

namespace {

struct kept {
    std::int64_t id{};
    varve::timestamp at{};
    std::optional<varve::timestamp> maybe_at{};
    varve::date day{};
    varve::time_of_day time{};
    varve::uuid key{};
    varve::uuid raw{};
    varve::decimal<10, 2> price{};
    std::chrono::seconds took{};

    static constexpr auto facts() {
        using namespace std::chrono;
        return varve::facts(
            varve::primary_key<&kept::id>.generated(), varve::stored_as<&kept::at, storage::integer>,
            varve::stored_as<&kept::maybe_at, storage::integer>, varve::stored_as<&kept::day, storage::integer>,
            varve::stored_as<&kept::time, storage::text>, varve::stored_as<&kept::key, storage::text>, varve::stored_as<&kept::raw, storage::bytes>,
            varve::stored_as<&kept::price, storage::integer>, varve::default_value<&kept::at>(varve::timestamp{-1us}),
            varve::default_value<&kept::day>(varve::date{1969y / 12 / 31}), varve::default_value<&kept::time>(varve::time_of_day{90s}),
            varve::default_value<&kept::key>(varve::uuid{{1, 2, 3}}), varve::default_value<&kept::raw>(varve::uuid{{4, 5, 6}}),
            varve::default_value<&kept::price>(varve::decimal<10, 2>{"-0.05"}), varve::default_value<&kept::took>(3s),
            varve::check<"late">(varve::col<&kept::at> >= varve::timestamp{-1us}));
    }
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("stored_as: defaults, inserts and comparisons agree", "[types]", tested_backends) {
    bench<TestType, kept> here;
    auto rows = here.template rows<kept>();
    here.session.execute("INSERT INTO kept (id) VALUES (1)");
    here.next_key("kept", 2);
    const auto made = rows.get(1);
    REQUIRE(made.has_value());
    CHECK(made->at == varve::timestamp{-1us});
    CHECK(made->maybe_at == std::nullopt);
    CHECK(made->day == varve::date{std::chrono::year{1969} / 12 / 31});
    CHECK(made->time == varve::time_of_day{90s});
    CHECK(made->key == varve::uuid{{1, 2, 3}});
    CHECK(made->raw == varve::uuid{{4, 5, 6}});
    CHECK(made->price == varve::decimal<10, 2>{"-0.05"});
    CHECK(made->took == 3s);

    kept copy = *made;
    copy.id = 0;
    rows.insert(copy);
    using varve::col;
    CHECK(rows.count(col<&kept::at> == made->at && col<&kept::day> == made->day && col<&kept::time> == made->time && col<&kept::key> == made->key &&
                     col<&kept::raw> == made->raw && col<&kept::price> == made->price && col<&kept::took> == made->took) == 2);
    CHECK(rows.count(col<&kept::at>.in(std::vector{made->at})) == 2);
    CHECK(rows.count(col<&kept::day>.in(std::vector{made->day})) == 2);
    CHECK(rows.count(col<&kept::key>.in(std::vector{made->key})) == 2);
    CHECK(rows.count(col<&kept::raw>.in(std::vector{made->raw})) == 2);
    CHECK(rows.count(col<&kept::price>.in(std::vector{made->price})) == 2);
    here.session.run(varve::update<kept>().set(varve::set<&kept::maybe_at>(varve::timestamp{5us})).where(col<&kept::id> == 1));
    CHECK(rows.count(col<&kept::maybe_at> == varve::timestamp{5us}) == 1);
    CHECK(rows.count(col<&kept::maybe_at>.is_not_distinct_from(std::optional{varve::timestamp{5us}})) == 1);
    copy.at = varve::timestamp{-2us};
    CHECK_THROWS_AS(rows.update(copy), varve::check_violation);
    struct one {
        varve::timestamp at;
    };
    CHECK(here.session.first(varve::select<one>(col<&kept::at>).template from<kept>().order_by(col<&kept::id>))->at == made->at);
}
