#include <chrono>

#include <varve/sql/types/chrono.hpp>

#include "holder.hpp"

using namespace varve_test;
using namespace std::chrono_literals;

namespace {

constexpr varve::date day(int year, unsigned month, unsigned of_month) {
    return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{of_month}};
}
constexpr varve::timestamp at(int year, unsigned month, unsigned of_month, std::chrono::microseconds time = 0us) {
    return std::chrono::sys_days{day(year, month, of_month)} + time;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("types: timestamps", "[types]", tested_backends) {
    values_behave<TestType, varve::timestamp>({at(1000, 1, 1), at(1600, 2, 29, 1us), at(1969, 12, 31, 23h + 59min + 59s + 999999us), at(1970, 1, 1),
                                               at(1970, 1, 1, 1us), at(2000, 2, 29, 12h), at(2024, 2, 29, 23h + 59min + 59s + 1us),
                                               at(2026, 11, 21, 8h + 23min + 41s + 120ms), at(9999, 12, 31, 24h - 1us)});
}

TEMPLATE_LIST_TEST_CASE("types: dates", "[types]", tested_backends) {
    values_behave<TestType, varve::date>({day(1000, 1, 1), day(1600, 2, 29), day(1969, 12, 31), day(1970, 1, 1), day(2000, 2, 29), day(2024, 2, 29),
                                          day(2026, 11, 21), day(9999, 12, 31)});
}

TEMPLATE_LIST_TEST_CASE("types: a day that does not exist is refused", "[types]", tested_backends) {
    using held = holder<varve::date>;
    bench<TestType, held> here;
    auto holders = here.template rows<held>();
    CHECK_THROWS_AS(holders.insert(held{.value = day(2025, 2, 29)}), varve::data_error);
    CHECK_THROWS_AS(holders.count(varve::col<&held::value> == day(1900, 2, 29)), varve::data_error);
    CHECK(holders.count() == 0);
}
