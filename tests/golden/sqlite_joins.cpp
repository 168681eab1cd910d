// The texts of queries over several tables.
#include <cstdint>
#include <optional>
#include <string>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/query/query.hpp>

#include <support/golden.hpp>

#include "script.hpp"

using namespace varve_test;
using varve::col;
using varve::select;

namespace {

struct metric {
    std::int64_t id{};
    std::string name;
    static constexpr auto facts() { return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>); }
};

struct reading {
    std::int64_t id{};
    std::optional<std::int64_t> metric_id{};
    double value{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"readings">, varve::primary_key<&reading::id>, varve::foreign_key<&reading::metric_id>.references<&metric::id>());
    }
};

struct edge {
    std::int32_t from{};
    std::int32_t to{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&edge::from, &edge::to>); }
};

struct mark {
    std::int64_t id{};
    std::int32_t from{};
    std::int32_t to{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&mark::id>, varve::foreign_key<&mark::from, &mark::to>.references<&edge::from, &edge::to>());
    }
};

struct summary {
    std::optional<std::string> name;
    double value{};
};

struct extremes {
    double most{};
    double least{};
};

constexpr auto other = varve::alias<reading, "the \"other\"">;

}  // namespace

TEST_CASE("sqlite: joins") {
    const auto named = select<summary>(col<&metric::name>, col<&reading::value>).from<reading>();
    check_golden("sqlite/joins.sql",
                 script{}("along a key", select<reading, metric>().join<&reading::metric_id>())("the other way", select<metric>().left_join<&reading::metric_id>())(
                     "on a condition with a value, before where", named.left_join<metric>().on(col<&reading::metric_id> == col<&metric::id> && col<&metric::name> != "a").where(col<&reading::value> > 1).order_by(col<&metric::name>).limit(2))(
                     "right", select<reading, metric>().right_join<&reading::metric_id>())("full", select<reading, metric>().full_join<&reading::metric_id>())(
                     "cross", named.cross_join<metric>())("an alias", select(varve::table_rows<reading>, other).join(other).on(col<&reading::value> < other(col<&reading::value>)))(
                     "an alias alone", select<extremes>(varve::max(other(col<&reading::value>)), varve::min(other(col<&reading::value>))).from(other).where(other(col<&reading::id>) > 1))(
                     "a composite key", select<mark>().join<&mark::from, &mark::to>())("groups", named.join<&reading::metric_id>().group_by(col<&metric::name>, col<&reading::value>).having(varve::count() > 1))
                     .text());
}
