#include "company.hpp"

using namespace varve_test;
using varve::col;
using varve::select;

namespace {

struct label {
    std::string name;
    double wage;
    bool operator==(const label&) const = default;
};

constexpr const auto& wage = col<&employee::wage>;

auto people() { return select<label>(col<&employee::name>, wage).from<employee>(); }

}  // namespace

TEMPLATE_LIST_TEST_CASE("set operations", "[sets]", tested_backends) {
    company<TestType> here;
    const auto low = people().where(wage < 600);
    const auto high = people().where(wage > 400);
    const std::string lower = "SELECT name, wage FROM employees WHERE wage < 600 ", higher = " SELECT name, wage FROM employees WHERE wage > 400";
    const auto by = [](const auto& query) { return query.order_by(varve::desc(col<&label::wage>), col<&label::name>); };
    const std::string order = " ORDER BY wage DESC, name";
    here.same(by(varve::union_(low, high)), lower + "UNION" + higher + order);
    here.same(by(varve::union_all(low, high)), lower + "UNION ALL" + higher + order);
    here.same(by(varve::intersect(low, high)), lower + "INTERSECT" + higher + order);
    here.same(by(varve::except(low, high)), lower + "EXCEPT" + higher + order);
    here.same(by(varve::union_all(low, high)).limit(3).offset(1), lower + "UNION ALL" + higher + order + " LIMIT 3 OFFSET 1");
}

TEMPLATE_LIST_TEST_CASE("set operations: sides that are ordered, limited or combined themselves", "[sets]", tested_backends) {
    company<TestType> here;
    const auto first = people().order_by(wage).limit(1);
    const auto last = people().order_by(varve::desc(wage)).limit(1);
    here.same(varve::union_all(first, last).order_by(col<&label::name>),
              "SELECT name, wage FROM employees WHERE wage IN (SELECT min(wage) FROM employees UNION SELECT max(wage) FROM employees) ORDER BY name");
    const auto all = people();
    // EXCEPT takes away from the left: (all - first) - last, and all - (first - last), are not the same.
    here.same(varve::except(varve::except(all, first), last).order_by(col<&label::name>),
              "SELECT name, wage FROM employees WHERE name NOT IN ('Ada', 'Eve') ORDER BY name");
    here.same(varve::except(all, varve::except(first, last)).order_by(col<&label::name>), "SELECT name, wage FROM employees WHERE name <> 'Eve' ORDER BY name");
    here.same(varve::union_(first, varve::intersect(last, all)).order_by(col<&label::name>), "SELECT name, wage FROM employees WHERE name IN ('Ada', 'Eve') ORDER BY name");
}

TEMPLATE_LIST_TEST_CASE("set operations: of models, and in a subquery", "[sets]", tested_backends) {
    company<TestType> here;
    const auto rows = here.session.all(varve::union_(select<department>().where(col<&department::id> == 1), select<department>().where(col<&department::id> > 2)).order_by(col<&department::id>));
    REQUIRE(rows.size() == 2);
    CHECK(rows[1] == department{3, "attic", std::nullopt});
    const auto ids = [](const auto& condition) { return select<std::int64_t>(col<&department::id>).template from<department>().where(condition); };
    here.same(select<std::int64_t>(col<&employee::id>)
                  .template from<employee>()
                  .where(col<&employee::department_id>.in(varve::union_(ids(col<&department::town> == "Ely"), ids(col<&department::id> == 3))) && wage > 400),
              "SELECT id FROM employees WHERE department_id IN (2, 3) AND wage > 400");
}
