// One program, either engine, chosen by the URL.
#include <vector>

#include <varve/backend/any/any.hpp>
#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/migrate/create_all.hpp>

#include "server.hpp"

using namespace varve_test;
using varve::col;

namespace {

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset{};
    double value{};

    static constexpr auto facts() {
        return varve::facts(varve::table<"any_metrics">, varve::primary_key<&metric::id>.generated(),
                            varve::check<"positive">(col<&metric::value> >= 0.0));
    }
};

}  // namespace

TEST_CASE("the same code runs on SQLite and on PostgreSQL") {
    using either = varve::any<varve::sqlite, varve::postgres>;
    for (const std::string& url : {std::string{":memory:"}, server_url()}) {
        INFO(url.substr(0, 8));
        varve::database<either> database{url};
        auto session = database.session();
        session.execute("DROP TABLE IF EXISTS any_metrics");
        varve::create_all<varve::models<metric>>(session);
        varve::repository<metric, either> rows{session};
        metric first{.name = "a", .value = 2.5};
        metric second{.name = "b", .value = 3.5};
        rows.insert(first);
        rows.insert(second);
        CHECK(second.id == first.id + 1);
        std::vector<metric> many(1000, metric{.name = "x", .value = 1});
        CHECK(rows.insert_range(many) == 1000);
        CHECK(many.back().id == second.id + 1000);
        std::int64_t sum = 0;
        for (const metric& each : rows.stream(col<&metric::value> > 2.0)) {
            sum += each.id;
            CHECK(rows.count() == 1002);
        }
        CHECK(sum == first.id + second.id);
        CHECK_THROWS_AS(rows.insert({.name = "c", .value = -1}), varve::check_violation);
        session.execute("DROP TABLE any_metrics");
    }
}
