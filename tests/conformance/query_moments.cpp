#include <chrono>

#include <varve/expression/moment.hpp>
#include <varve/sql/types/types.hpp>

#include "bench.hpp"

using namespace varve_test;
using namespace std::chrono_literals;
using varve::col;
using varve::moment_part;

namespace {

struct event {
    std::int64_t id{};
    varve::timestamp at{};
    std::optional<varve::timestamp> until{};
    std::chrono::sys_days day{};
    static constexpr auto facts() { return varve::facts(varve::table<"events">, varve::primary_key<&event::id>); }
};

constexpr const auto& at = col<&event::at>;
constexpr const auto& until = col<&event::until>;
constexpr const auto& day = col<&event::day>;

template <class T>
struct only {
    T what;
};

varve::timestamp moment(std::chrono::year_month_day date, std::chrono::microseconds time = {}) { return std::chrono::sys_days{date} + time; }

// Around 1970, leap days, ends of months and years, the last microsecond of a day.
const std::vector<event>& events() {
    static const std::vector<event> rows{
        {1, moment(2026y / 11 / 21, 8h + 23min + 41s + 123456us), moment(2026y / 11 / 22, 7h), 2026y / 1 / 31},
        {2, moment(1969y / 12 / 31, 23h + 59min + 59s + 999999us), std::nullopt, 2024y / 2 / 29},
        {3, moment(1970y / 1 / 1), moment(1970y / 1 / 1, 1us), 1970y / 1 / 1},
        {4, moment(2024y / 2 / 29, 12h + 1us), moment(1582y / 10 / 15), 2023y / 12 / 31},
        {5, moment(1y / 1 / 1, 999999us), moment(9999y / 12 / 31, 23h + 59min + 59s + 999999us), 1900y / 3 / 1}};
    return rows;
}

template <class Tested>
struct calendar : bench<Tested, event> {
    calendar() { bench<Tested, event>::template rows<event>().insert_range(events()); }

    /// What an expression gives in each row is what C++ calculates from it.
    template <class Expression, class Calculate>
    void agrees(const Expression& expression, Calculate calculate) {
        using value = std::invoke_result_t<Calculate, const event&>;
        const auto rows = this->session.all(varve::select<only<value>>(expression).template from<event>().order_by(col<&event::id>));
        REQUIRE(rows.size() == events().size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            INFO("row " << i + 1);
            CHECK(rows[i].what == calculate(events()[i]));
        }
    }
};

std::chrono::year_month_day date_of(varve::timestamp at) { return std::chrono::floor<std::chrono::days>(at); }

std::chrono::sys_days months_later(std::chrono::sys_days from, int months) {
    const auto moved = std::chrono::year_month_day{from} + std::chrono::months{months};
    return moved.ok() ? std::chrono::sys_days{moved} : std::chrono::sys_days{moved.year() / moved.month() / std::chrono::last};
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("moments: parts", "[queries]", tested_backends) {
    calendar<TestType> here;
    here.agrees(varve::extract<moment_part::year>(at), [](const event& e) { return std::int64_t{int{date_of(e.at).year()}}; });
    here.agrees(varve::extract<moment_part::month>(day), [](const event& e) { return std::int64_t{unsigned{std::chrono::year_month_day{e.day}.month()}}; });
    here.agrees(varve::extract<moment_part::day>(until), [](const event& e) {
        return e.until ? std::optional<std::int64_t>{unsigned{date_of(*e.until).day()}} : std::nullopt;
    });
    here.agrees(varve::extract<moment_part::hour>(at), [](const event& e) { return std::int64_t{(e.at - std::chrono::floor<std::chrono::days>(e.at)) / 1h}; });
    here.agrees(varve::extract<moment_part::minute>(at), [](const event& e) { return std::int64_t{(e.at - std::chrono::floor<std::chrono::hours>(e.at)) / 1min}; });
    here.agrees(varve::extract<moment_part::second>(at), [](const event& e) { return std::int64_t{(e.at - std::chrono::floor<std::chrono::minutes>(e.at)) / 1s}; });
}

TEMPLATE_LIST_TEST_CASE("moments: truncation", "[queries]", tested_backends) {
    calendar<TestType> here;
    here.agrees(varve::date_trunc<moment_part::year>(at), [](const event& e) { return moment(date_of(e.at).year() / 1 / 1); });
    here.agrees(varve::date_trunc<moment_part::month>(at), [](const event& e) { return moment(date_of(e.at).year() / date_of(e.at).month() / 1); });
    here.agrees(varve::date_trunc<moment_part::day>(at), [](const event& e) { return varve::timestamp{std::chrono::floor<std::chrono::days>(e.at)}; });
    here.agrees(varve::date_trunc<moment_part::hour>(at), [](const event& e) { return varve::timestamp{std::chrono::floor<std::chrono::hours>(e.at)}; });
    here.agrees(varve::date_trunc<moment_part::second>(at), [](const event& e) { return varve::timestamp{std::chrono::floor<std::chrono::seconds>(e.at)}; });
    here.agrees(varve::date_trunc<moment_part::month>(day), [](const event& e) {
        const std::chrono::year_month_day date{e.day};
        return std::chrono::sys_days{date.year() / date.month() / 1};
    });
}

TEMPLATE_LIST_TEST_CASE("moments: intervals to the microsecond", "[queries]", tested_backends) {
    calendar<TestType> here;
    for (const std::chrono::microseconds interval : {0us, 1us, 999999us, std::chrono::microseconds{36h + 1us}, std::chrono::microseconds{-1us}, std::chrono::microseconds{400h}}) {
        here.agrees(at + interval, [&](const event& e) { return e.at + interval; });
        if (interval <= 1s) here.agrees(at + 24h - interval, [&](const event& e) { return e.at + 24h - interval; });
    }
    here.agrees(day + std::chrono::days{60}, [](const event& e) { return e.day + std::chrono::days{60}; });
    here.agrees(day - std::chrono::weeks{3}, [](const event& e) { return e.day - std::chrono::weeks{3}; });
    for (const int months : {0, 1, -1, 12, 13, -13, 25}) here.agrees(varve::add_months(day, months), [&](const event& e) { return months_later(e.day, months); });
    here.agrees(varve::add_months(at, 1), [](const event& e) {
        const auto date = std::chrono::floor<std::chrono::days>(e.at);
        return varve::timestamp{months_later(date, 1) + (e.at - date)};
    });
}

TEMPLATE_LIST_TEST_CASE("moments: differences", "[queries]", tested_backends) {
    calendar<TestType> here;
    here.agrees(until - at, [](const event& e) { return e.until ? std::optional<std::chrono::microseconds>{*e.until - e.at} : std::nullopt; });
    here.agrees(day - (day + std::chrono::days{400}), [](const event&) { return std::int64_t{-400}; });
    const auto longer = here.session.all(varve::select<event>().where(until - at > 1h).order_by(col<&event::id>));
    REQUIRE(longer.size() == 2);
    CHECK(longer[0].id == 1);
}

TEMPLATE_LIST_TEST_CASE("moments: the current ones", "[queries]", tested_backends) {
    calendar<TestType> here;
    // Rows of their own, an hour before and after what the clock of this machine says.
    const auto current = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    const auto today = std::chrono::floor<std::chrono::days>(current);
    auto rows = here.template rows<event>();
    for (const event& each : {event{11, current - 1h, std::nullopt, today - std::chrono::days{2}}, event{12, current + 1h, std::nullopt, today + std::chrono::days{2}}}) {
        event row = each;
        rows.insert(row);
    }
    const auto count = [&](const auto& condition) { return rows.count(condition && col<&event::id> > 10); };
    CHECK(count(at < varve::now()) == 1);
    CHECK(count(at > varve::now() - 2h) == 2);
    CHECK(count(at < varve::now() + 30min) == 1);
    CHECK(count(at - varve::now() > 30min) == 1);
    CHECK(count(day < varve::current_date()) == 1);
    CHECK(count(varve::extract<moment_part::year>(varve::now()) >= 2024) == 2);
}
