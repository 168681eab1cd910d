#include <algorithm>

#include "company.hpp"

using namespace varve_test;
using varve::col;

namespace {

constexpr const auto& id = col<&employee::id>;
constexpr const auto& wage = col<&employee::wage>;

struct raise {
    std::int64_t id;
    double twice;
    std::optional<std::int64_t> boss;
    bool operator==(const raise&) const = default;
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("returning: what an update wrote", "[returning]", tested_backends) {
    company<TestType> here;
    if (!bench<TestType>::can.returning) SKIP("the engine lacks RETURNING");
    const auto changed = varve::update<employee>().set(varve::set<&employee::wage>(wage + 100.0)).where(wage < 600);
    const auto given = here.session.all(changed.template returning<raise>(id, wage * 2.0, col<&employee::boss_id>));
    CHECK(given.size() == 3);
    auto now = here.template plainly<raise>("SELECT id, wage * 2.0, boss_id FROM employees WHERE id IN (2, 4, 5)");
    CHECK(std::is_permutation(given.begin(), given.end(), now.begin(), now.end()));
    const auto rows = here.session.all(varve::update<employee>().set(varve::set<&employee::name>("Eva")).where(id == 5).returning());
    CHECK(rows == std::vector<employee>{{5, "Eva", 2, 3, 400.25}});
    CHECK(here.session.all(varve::update<employee>().set(varve::set<&employee::name>("none")).where(id == 77).returning()).empty());
}

TEMPLATE_LIST_TEST_CASE("returning: what a delete took away", "[returning]", tested_backends) {
    company<TestType> here;
    if (!bench<TestType>::can.returning) SKIP("the engine lacks RETURNING");
    const auto gone = here.session.all(varve::erase<step>().where(col<&step::id> == 3).returning());
    CHECK(gone == std::vector<step>{{3, 2, 1}});
    CHECK(here.session.all(varve::erase<step>().all_rows().template returning<std::int64_t>(col<&step::id>)).size() == 4);
    CHECK(here.template plainly<std::int64_t>("SELECT count(*) FROM steps") == std::vector<std::int64_t>{0});
}
