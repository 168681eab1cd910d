#include "weather.hpp"

using namespace varve_test;
using varve::col;
using varve::select;

namespace {

constexpr const auto& id = col<&reading::id>;

}  // namespace

TEMPLATE_LIST_TEST_CASE("streams: own their query", "[streams]", tested_backends) {
    weather<TestType> here;
    std::vector<std::int64_t> found;
    for (const reading& row :
         here.session.stream(select<reading>().where(col<&reading::city> == std::string{"Seattle"} + "" && id.in(std::vector<int>{1, 3, 5})).order_by(id)))
        found.push_back(row.id);
    CHECK(found == std::vector<std::int64_t>{1, 3});
    auto kept = [&] {
        const std::string city = "a name that is too long for a short string";
        return here.session.stream(select<reading>().where(col<&reading::city> != city).order_by(id));
    }();
    std::int64_t rows = 0;
    for (const reading& row : kept) {
        CHECK(row == readings().at(static_cast<std::size_t>(row.id - 1)));
        ++rows;
    }
    CHECK(rows == 8);
}

TEMPLATE_LIST_TEST_CASE("streams: the same query twice at once, and others between", "[streams]", tested_backends) {
    weather<TestType> here;
    auto rows = here.template rows<reading>();
    const auto query = select<reading>().where(id <= 4).order_by(id);
    std::vector<std::pair<std::int64_t, std::int64_t>> pairs;
    for (const reading& outer : here.session.stream(query)) {
        CHECK(rows.get(outer.id).has_value());
        for (const reading& inner : here.session.stream(query)) {
            pairs.emplace_back(outer.id, inner.id);
            CHECK(rows.count(id <= inner.id) == inner.id);
        }
    }
    REQUIRE(pairs.size() == 16);
    CHECK(pairs[6] == std::pair<std::int64_t, std::int64_t>{2, 3});
    CHECK(here.keys(query) == std::vector<std::int64_t>{1, 2, 3, 4});
}

TEMPLATE_LIST_TEST_CASE("streams: may be left early", "[streams]", tested_backends) {
    weather<TestType> here;
    const auto query = select<reading>().order_by(id);
    for (int round = 0; round < 3; ++round) {
        for (const reading& row : here.session.stream(query)) {
            CHECK(row.id == 1);
            break;
        }
        CHECK(here.keys(query).size() == 8);
    }
    CHECK_THROWS_AS(
        [&] {
            for (const reading& row : here.session.stream(query))
                if (row.id == 2) throw std::runtime_error("stop");
        }(),
        std::runtime_error);
    here.session.execute("DROP TABLE readings");  // nothing holds it any more
}

TEMPLATE_LIST_TEST_CASE("streams: rows may be moved from, and are read once", "[streams]", tested_backends) {
    weather<TestType> here;
    std::vector<reading> taken;
    auto stream = here.session.stream(select<reading>().order_by(id));
    for (reading& row : stream) taken.push_back(std::move(row));
    CHECK(taken == readings());
    CHECK_THROWS_AS(stream.begin(), varve::usage_error);
    for (const reading& row : here.template rows<reading>().stream(id > 100)) FAIL("there is no row " << row.id);
}

TEMPLATE_LIST_TEST_CASE("streams: outlive their session", "[streams]", tested_backends) {
    weather<TestType> here;
    auto stream = [&] {
        auto moved = std::move(here.session);
        return moved.stream(select<reading>().order_by(id));
    }();
    std::int64_t rows = 0;
    for (const reading& row : stream) rows += row.id != 0 ? 1 : 0;
    CHECK(rows == 8);
}
