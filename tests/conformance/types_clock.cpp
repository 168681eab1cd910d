#include <chrono>

#include <varve/sql/types/chrono.hpp>

#include "holder.hpp"

using namespace varve_test;
using namespace std::chrono_literals;

TEMPLATE_LIST_TEST_CASE("types: times of day", "[types]", tested_backends) {
    values_behave<TestType, varve::time_of_day>({varve::time_of_day{0us}, varve::time_of_day{1us}, varve::time_of_day{8h + 23min + 41s},
                                                 varve::time_of_day{24h - 1us}});
}

TEMPLATE_LIST_TEST_CASE("types: local timestamps", "[types]", tested_backends) {
    using local = varve::local_timestamp;
    values_come_back<TestType, local>({local{-1us}, local{0us}, local{1700000000123456us}});
    values_are_found<TestType, local>({local{-1us}, local{0us}, local{1700000000123456us}});
}

TEMPLATE_LIST_TEST_CASE("types: coarser instants", "[types]", tested_backends) {
    values_come_back<TestType, std::chrono::sys_seconds>({std::chrono::sys_seconds{-1s}, std::chrono::sys_seconds{1700000000s}});
}

TEMPLATE_LIST_TEST_CASE("types: durations", "[types]", tested_backends) {
    values_behave<TestType, std::chrono::milliseconds>({-5ms, 0ms, 1ms, 86400000ms});
}
