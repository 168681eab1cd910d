// The texts of functions, CASE, windows and JSON on SQLite. What they answer is what tests/conformance shows.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/expression/aggregate.hpp>
#include <varve/expression/arithmetic.hpp>
#include <varve/expression/cast.hpp>
#include <varve/expression/choice.hpp>
#include <varve/expression/function.hpp>
#include <varve/expression/json.hpp>
#include <varve/expression/moment.hpp>
#include <varve/expression/text.hpp>
#include <varve/expression/window.hpp>
#include <varve/query/query.hpp>
#include <varve/sql/types/types.hpp>

#include <support/golden.hpp>

using namespace varve_test;
using varve::col;

namespace {

struct reading {
    std::int64_t id{};
    std::string city;
    std::optional<std::string> station{};
    double value{};
    std::optional<std::int32_t> level{};
    varve::timestamp at{};
    std::chrono::sys_days day{};
    boost::json::value note{};
    std::vector<std::string> tags{};
    static constexpr auto facts() { return varve::facts(varve::table<"readings">, varve::primary_key<&reading::id>); }
};

constexpr const auto& id = col<&reading::id>;
constexpr const auto& city = col<&reading::city>;
constexpr const auto& station = col<&reading::station>;
constexpr const auto& value = col<&reading::value>;
constexpr const auto& level = col<&reading::level>;

template <class T>
struct one {
    std::optional<T> what{};
};

/// What stands between SELECT and FROM, a line for each.
class expressions {
public:
    template <class Expression>
    expressions& operator()(const Expression& expression) {
        const auto query = varve::select<one<varve::detail::without_optional<typename Expression::value_type>>>(expression).template from<reading>();
        const std::string_view whole = varve::sql_of<varve::sqlite>(query);
        text_.append(whole.substr(7, whole.rfind(" FROM ") - 7)).push_back('\n');
        return *this;
    }
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

}  // namespace

TEST_CASE("sqlite: aggregates") {
    using namespace varve;
    check_golden("sqlite/aggregates.sql",
                 expressions{}(count(distinct(city)))(sum(distinct(level)))(avg(distinct(value)))(min(distinct(value)))(max(distinct(value)))(total(level))(
                     total(distinct(level)))(string_agg(city, ", "))(string_agg(distinct(city)))(count().filter(value > 1.0))(
                     sum(value).filter(level.is_not_null() && city == "Oslo"))(string_agg(city, "/").filter(id < 3))(count(distinct(city)).filter(id > 2) + 1)
                     .text());
}

TEST_CASE("sqlite: arithmetic") {
    using namespace varve;
    check_golden("sqlite/arithmetic.sql",
                 expressions{}(id % 3)(-value)(-(id + 1))(-level % 2)(abs(level))(round(value))(round(value, 2))(floor(value))(ceil(value + 0.5))(city || "!")(
                     "<" || (station || ">"))((city || station) || "x")
                     .text());
}

TEST_CASE("sqlite: choices and casts") {
    using namespace varve;
    check_golden("sqlite/choices.sql",
                 expressions{}(coalesce(station, "none"))(coalesce(level, id, 0))(nullif(city, "Oslo"))(greatest(value, 0.0))(least(id, level, 100))(
                     case_when(level < 0, "frost"))(case_when(level < 0, "frost").when(level < 10, "cool").otherwise("mild"))(
                     case_when(level.is_null(), -1).otherwise(level))(case_when(value > 1.0, station).otherwise(city) || "?")(
                     case_when(id > 1, 2.5).otherwise(value) + 1.0)(cast<std::string>(id))(cast<std::int64_t>(station))(cast<double>(level) / 2.0)(cast<int>("12"))
                     .text());
}

TEST_CASE("sqlite: functions of text") {
    using namespace varve;
    constexpr auto soundex = function<"soundex", std::string(std::string)>;
    check_golden("sqlite/text_functions.sql",
                 expressions{}(lower(city))(upper(station))(length(city))(varve::trim(city))(varve::ltrim(city, "x"))(varve::rtrim(city))(substr(city, 2))(
                     substr(city, 1, id))(replace(city, "a", "b"))(position(city, "o"))(varve::concat(city, "-", station))(like<"!">(city, "50!%%"))(
                     starts_with(city, "50%"))(ends_with(city, "x"))(!contains(station, "_"))(soundex(city) == soundex("Robert"))
                     .text());
}

TEST_CASE("sqlite: windows") {
    using namespace varve;
    check_golden("sqlite/windows.sql",
                 expressions{}(row_number().over())(rank().over(order_by(value)))(dense_rank().over(partition_by(city, station), order_by(desc(value), id)))(
                     ntile(4).over(order_by(id)))(lag(value).over(order_by(id)))(lead(city, 2, "none").over(order_by(asc(id))))(
                     first_value(city).over(partition_by(id % 2), order_by(id)))(last_value(city).over(order_by(id), rows_between(current_row, unbounded_following)))(
                     nth_value(city, 3).over(order_by(id)))(sum(value).over(order_by(id), rows_between(preceding(2), current_row)))(
                     count(distinct(city)).filter(id > 1).over())(avg(value).filter(level > 0).over(partition_by(city)))(
                     count().over(order_by(value), range_between(preceding(1.5), following(1.5))))(
                     count().over(order_by(value), groups_between(unbounded_preceding, following(1))))
                     .text());
}

TEST_CASE("sqlite: dates and times") {
    using namespace varve;
    using namespace std::chrono_literals;
    constexpr const auto& at = col<&reading::at>;
    constexpr const auto& day = col<&reading::day>;
    check_golden("sqlite/moments.sql",
                 expressions{}(extract<moment_part::year>(at))(extract<moment_part::day>(day))(date_trunc<moment_part::month>(day))(date_trunc<moment_part::hour>(at))(
                     at + 1h)(now() - 24h)(day + std::chrono::days{3})(add_months(day, 1))(add_months(at, -1))(at - now())(day - day)
                     .text());
}

TEST_CASE("sqlite: JSON") {
    using namespace varve;
    constexpr const auto& note = col<&reading::note>;
    check_golden("sqlite/json.sql",
                 expressions{}(json_get<std::int64_t>(note, "$.a.b"))(json_text(note, "$.a"))(json_contains(note, "x"))(json_contains(note, true))(
                     json_contains(col<&reading::tags>, "x"))(json_array_length(note))(json_array_length(note, "$.a"))(json_array_length(col<&reading::tags>))
                     .text());
}
