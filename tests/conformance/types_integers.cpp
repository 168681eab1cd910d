#include <cstdint>
#include <limits>

#include "holder.hpp"

using namespace varve_test;

TEMPLATE_LIST_TEST_CASE("types: bool", "[types]", tested_backends) { values_behave<TestType, bool>({false, true}); }

TEMPLATE_LIST_TEST_CASE("types: std::int64_t at its limits", "[types]", tested_backends) {
    using limits = std::numeric_limits<std::int64_t>;
    values_behave<TestType, std::int64_t>({limits::min(), limits::min() + 1, -9007199254740993, -1, 0, 1, 9007199254740993, limits::max() - 1,
                                           limits::max()});
}

TEMPLATE_LIST_TEST_CASE("types: std::uint64_t at its limits", "[types]", tested_backends) {
    values_behave<TestType, std::uint64_t>({0, 1, 9223372036854775806U, 9223372036854775807U});
}

TEMPLATE_LIST_TEST_CASE("types: std::uint64_t above the signed ones is kept or refused", "[types]", tested_backends) {
    using held = holder<std::uint64_t>;
    bench<TestType, held> here;
    auto holders = here.template rows<held>();
    held row{.value = 18446744073709551615U};
    try {
        holders.insert(row);
    } catch (const varve::data_error& why) {
        CHECK(why.sqlstate() == "22003");
        CHECK(holders.count() == 0);
        CHECK_THROWS_AS(holders.count(varve::col<&held::value> == row.value), varve::data_error);
        return;
    }
    CHECK(holders.get(row.id)->value == row.value);
}

TEMPLATE_LIST_TEST_CASE("types: an integer that the field is too small for is an error", "[types]", tested_backends) {
    using held = holder<std::int8_t>;
    bench<TestType, held> here;
    here.session.execute("INSERT INTO holders (id, value) VALUES (1, 127), (2, 128)");
    auto holders = here.template rows<held>();
    CHECK(holders.get(1)->value == 127);
    try {
        holders.get(2);
        FAIL("read");
    } catch (const varve::data_error& why) {
        CHECK(why.sqlstate() == "22003");
        INFO(why.what());
        CHECK(std::string{why.what()}.find("128") != std::string::npos);
    }
}
