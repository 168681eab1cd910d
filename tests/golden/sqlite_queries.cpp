// The texts that queries run as on SQLite, as files to be read in review. What they answer is what tests/conformance shows.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/query/query.hpp>
#include <varve/sql/types/decimal.hpp>
#include <varve/sql/types/uuid.hpp>

#include <support/golden.hpp>

using namespace varve_test;
using varve::col;

namespace {

enum class mood { calm, wild };

struct place {
    std::string street;
    std::optional<std::string> city{};
    static constexpr auto facts() { return varve::facts(); }
};

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset{};
    double value{};
    mood state{};
    varve::uuid tag{};
    varve::decimal<30, 2> total{};
    place site{};
    double twice{};

    static constexpr auto facts() {
        return varve::facts(varve::table<"metrics">, varve::primary_key<&metric::id>.generated(), varve::embedded<&metric::site>.prefix("site_"),
                            varve::unique<&metric::name, &metric::dataset>.nulls_not_distinct(), varve::unique<&metric::tag>,
                            varve::generated<&metric::twice>(col<&metric::value> * 2.0), varve::column_name<&metric::state, "the \"state\"">);
    }
};

struct edge {
    std::int32_t from{};
    std::int32_t to{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&edge::from, &edge::to>); }
};

struct counter {
    std::int64_t id{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&counter::id>.generated()); }
};

struct summary {
    std::optional<std::string> dataset{};
    std::int64_t rows{};
    double mean{};
};

class script {
public:
    template <class Query>
    script& operator()(std::string_view title, const Query& query) {
        text_ += "-- " + std::string{title} + "\n" + std::string{varve::sql_of<varve::sqlite>(query)} + ";\n";
        return *this;
    }
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

constexpr const auto& id = col<&metric::id>;
constexpr const auto& name = col<&metric::name>;
constexpr const auto& dataset = col<&metric::dataset>;
constexpr const auto& value = col<&metric::value>;

}  // namespace

TEST_CASE("sqlite: select") {
    const auto all = varve::select<metric>();
    check_golden("sqlite/select.sql",
                 script{}("all", all)("where", all.where(value > 20.0))("where twice, one with or", all.where(id == 1 || id == 2).where(value > 1))(
                     "order", all.order_by(varve::desc(value), name))("limit", all.limit(10))("limit and offset", all.limit(10).offset(20))(
                     "offset alone", all.offset(20))("offset and limit", all.offset(20).limit(10))(
                     "everything", all.where(value > 1).order_by(id).limit(1).offset(1))(
                     "expressions", varve::select<summary>(dataset, id + 1, value * 2.0).from<metric>())(
                     "an embedded column", all.where(col<varve::in<&metric::site, &place::city>> == "Ely"))
                     .text());
}

TEST_CASE("sqlite: groups") {
    const auto start = varve::select<summary>(dataset, varve::count(), varve::avg(value)).from<metric>();
    check_golden("sqlite/select_groups.sql",
                 script{}("group", start.group_by(dataset))("having", start.where(value > 1).group_by(dataset).having(varve::count() > 3))(
                     "every aggregate", varve::select<summary>(varve::max(dataset), varve::count(value), varve::sum(value) + varve::min(value))
                                            .from<metric>())("keys that are expressions", start.group_by(dataset, value + 1.0).order_by(varve::desc(varve::count())))
                     .text());
}

TEST_CASE("sqlite: predicates") {
    const auto where = [](const auto& condition) { return varve::select<counter>(varve::count()).from<metric>().where(condition); };
    check_golden(
        "sqlite/predicates.sql",
        script{}("comparisons", where(id == 1 && id != 2 && id < 3 && id <= 4 && id > 5 && id >= 6))("the value first", where(20.0 < value))(
            "and in or", where(id == 1 || (id == 2 && id == 3)))("or in and", where((id == 1 || id == 2) && id == 3))("not", where(!(id == 1) && !(id == 2 || id == 3)))(
            "null", where(dataset.is_null() && !dataset.is_not_null()))("distinct", where(dataset.is_not_distinct_from(std::optional<std::string>{}) || dataset.is_distinct_from("a")))(
            "list", where(id.in(1, 2, 3)))("range of integers", where(id.in(std::vector<int>{}) && id.not_in(std::vector<int>{})))(
            "range of texts and labels", where(name.in(std::vector<std::string>{}) && col<&metric::state>.in(std::vector<mood>{})))(
            "range of UUIDs", where(col<&metric::tag>.in(std::vector<varve::uuid>{})))("range of decimals", where(col<&metric::total>.in(std::vector<varve::decimal<30, 2>>{})))(
            "like", where(name.like("a%") && name.not_like("b_") && name.like(dataset)))("between", where(value.between(1, 2) && id.between(1, id)))(
            "arithmetic", where((value + 1.0) * 2.0 - value / 3.0 > 1.0 - (value - 2.0)))("now", where(name == varve::now()))
            .text());
}

TEST_CASE("sqlite: insert and upsert") {
    using namespace varve::detail;
    const metric row{};
    const edge other{};
    const counter bare{};
    check_golden("sqlite/insert.sql",
                 script{}("the engine makes the key", insert_query<metric, false>{row})("the key is given", insert_query<metric, true>{row})(
                     "nothing to say", insert_query<counter, false>{bare})("many", insert_rows_query<edge, true, const edge*>{&other}).text());
    check_golden("sqlite/upsert.sql",
                 script{}("by key", upsert_query<metric, true>{row})("by unique members", upsert_query<metric, false, &metric::tag>{row})(
                     "by unique members with NULLs", upsert_query<metric, false, &metric::name, &metric::dataset>{row})("nothing but a key", upsert_query<edge, true>{other}).text());
}

TEST_CASE("sqlite: update and erase") {
    using varve::set;
    const metric row{};
    const auto start = varve::update<metric>().set(set<&metric::value>(1.5));
    check_golden("sqlite/update.sql", script{}("by key", varve::detail::update_by_key_query<metric>{row})("where", start.where(id == 1))("all", start.all_rows())(
                                          "several, from expressions and NULL",
                                          varve::update<metric>().set(set<&metric::value>(value + 1.0), set<&metric::dataset>(std::nullopt), set<&metric::name>(name)).where(id.in(1, 2)))
                                          .text());
    check_golden("sqlite/erase.sql", script{}("by key", varve::detail::erase_by_key_query<edge, int, int>{{1, 2}})("where", varve::erase<metric>().where(value < 0))(
                                         "all", varve::erase<metric>().all_rows())("get by key", varve::detail::get_query<metric, int>{{1}})
                                         .text());
}
