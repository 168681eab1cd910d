// Full-text indexes and what asks them, on SQLite. What they answer is what tests/conformance shows.
#include <cstdint>
#include <optional>
#include <string>

#include <varve/ddl/plan_creation.hpp>
#include <varve/expression/full_text.hpp>
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
    std::optional<std::string> description{};
    double value{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"metrics">, varve::full_text_index<&metric::name, &metric::description>.language("english").weights(10, 1).prefixes(3, 2));
    }
};
struct reading {
    std::int64_t id{};
    std::int64_t metric_id{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"readings">, varve::foreign_key<&reading::metric_id>.references<&metric::id>());
    }
};
struct hit {
    std::string name;
    double rank;
    std::string piece;
    std::optional<std::string> whole;
};

template <class Search>
constexpr auto in_metrics(const Search& search) {
    return varve::match<&metric::name, &metric::description>(search);
}

}  // namespace

TEST_CASE("sqlite: full-text indexes") {
    std::string text;
    for (const std::string& each : plan_creation(varve::sqlite::dialect, varve::models<metric>::schema())) text += each + ";\n";
    check_golden("sqlite/full_text_index.sql", text);
}

TEST_CASE("sqlite: full-text searches") {
    const auto found = in_metrics("red fox");
    constexpr auto other = varve::alias<metric, "other">;
    script all;
    all("all words", select<metric>().where(found));
    all("any word, beside other conditions", select<metric>().where((in_metrics(varve::any_word("red fox")) || col<&metric::value> > 2.0) && !found));
    all("a phrase", select<metric>().where(in_metrics(varve::phrase("red fox"))));
    all("words as they are typed", select<metric>().where(in_metrics(varve::typed_words("red f"))));
    all("the engine's syntax", select<metric>().where(in_metrics(varve::search_syntax("red NOT fox"))));
    all("ranked, with what was found", select<hit>(col<&metric::name>, varve::rank(found), varve::snippet<&metric::description>(found, "<", ">", "...", 12),
                                                   varve::highlight<&metric::description>(found, "<", ">"))
                                           .from<metric>()
                                           .where(found)
                                           .order_by(varve::desc(varve::rank(found)))
                                           .limit(10));
    all("joined", select<reading>().join<&reading::metric_id>().where(found));
    all("by another name", select(other).where(found.in_source(other)));
    all("in a deletion", varve::erase<metric>().where(found));
    check_golden("sqlite/full_text.sql", all.text());
}
