// Conditions and orders put together at run time, in every statement that takes them.
#include <varve/query/dynamic.hpp>

#include "company.hpp"

using namespace varve_test;
using varve::col;
using varve::desc;
using varve::dynamic;
using varve::dynamic_order;
using varve::select;
using varve::sort_direction;

namespace {

const auto id = col<&employee::id>;
const auto name = col<&employee::name>;
const auto wage = col<&employee::wage>;

constexpr auto boss = varve::alias<employee, "boss">;
using boss_table = std::remove_const_t<decltype(boss)>;

struct headcount {
    std::optional<std::int64_t> department_id;
    std::int64_t people;
    bool operator==(const headcount&) const = default;
};

template <class Rows>
std::vector<std::int64_t> ids_of(const Rows& rows) {
    std::vector<std::int64_t> ids;
    for (const auto& each : rows) ids.push_back(each.id);
    return ids;
}

using keys = std::vector<std::int64_t>;

}  // namespace

TEMPLATE_LIST_TEST_CASE("dynamic: repositories", "[queries][dynamic]", tested_backends) {
    company<TestType> here;
    auto employees = here.template rows<employee>();
    dynamic<employee> filter;
    dynamic_order<employee> order;
    CHECK(employees.where(filter).size() == 5);
    CHECK(employees.all(order).size() == 5);
    filter.where(wage >= 500).where_if(std::optional<std::string>{}, [](const std::string& text) { return name == text; });
    order.then(desc(wage)).then_by_name("name", sort_direction::descending);
    CHECK(ids_of(employees.where(filter, order)) == keys{1, 3, 4, 2});
    CHECK(ids_of(employees.all(order)) == keys{1, 3, 4, 2, 5});
    filter.where_if(std::optional<std::string>{"Ada"}, [](const std::string& text) { return name != text; });
    CHECK(ids_of(employees.where(filter, order, id)) == keys{3, 4, 2});
    CHECK(employees.count(filter) == 3);
    CHECK(employees.exists(filter));
    CHECK_FALSE(employees.exists(filter && wage > 800));
    CHECK(employees.find(filter && id > 3)->name == "Dee");
    std::vector<std::string> names;
    for (const employee& each : employees.stream(filter, order)) names.push_back(each.name);
    CHECK(names == std::vector<std::string>{"Cai", "Dee", "Ben"});
    CHECK_THROWS_AS(employees.erase_where(dynamic<employee>{}), varve::usage_error);
    CHECK_THROWS_AS(here.session.run(varve::update<employee>().set(varve::set<&employee::wage>(1)).where(!dynamic<employee>{})), varve::usage_error);
    CHECK(employees.count() == 5);
    CHECK(here.session.run(varve::update<employee>().set(varve::set<&employee::wage>(wage + 1)).where(filter)) == 3);
    CHECK(employees.get(4)->wage == 501);
    CHECK(employees.erase_where(filter && id == 4) == 1);
    CHECK(employees.count() == 4);
}

TEMPLATE_LIST_TEST_CASE("dynamic: joins and aliases", "[queries][dynamic]", tested_backends) {
    company<TestType> here;
    const dynamic<employee, department> both = col<&department::town> == "Oslo" || wage > 800;
    here.same(select<employee>().template join<&employee::department_id>().where(both).order_by(id),
              "SELECT e.* FROM employees e JOIN departments d ON d.id = e.department_id WHERE d.town = 'Oslo' OR e.wage > 800 ORDER BY e.id");
    const dynamic<department> nowhere = col<&department::id>.is_null();
    here.same(select<employee>().template left_join<&employee::department_id>().where(nowhere || both).order_by(id),
              "SELECT e.* FROM employees e LEFT JOIN departments d ON d.id = e.department_id WHERE d.id IS NULL OR d.town = 'Oslo' OR e.wage > 800 ORDER BY e.id");
    dynamic<employee, boss_table> less = wage < boss(wage);
    less.or_where(varve::field_filter<employee, boss_table>("boss.name", "=", "Cai"));
    here.same(select<employee>().join(boss).on(col<&employee::boss_id> == boss(id)).where(less).order_by(dynamic_order<boss_table>::by_name("boss.name"), id),
              "SELECT e.* FROM employees e JOIN employees b ON e.boss_id = b.id WHERE e.wage < b.wage OR b.name = 'Cai' ORDER BY b.name, e.id");
    here.same(select<employee>().join(boss).on(less).where(dynamic<employee>{}).order_by(id, boss(id)),
              "SELECT e.* FROM employees e JOIN employees b ON e.wage < b.wage OR b.name = 'Cai' ORDER BY e.id, b.id");
    CHECK_THROWS_AS((varve::field_filter<employee, department>("name", "=", "Ada")), varve::field_error);
    const auto named = varve::field_filter<employee, department>("department.name", "=", "field");
    here.same(select<employee>().template join<&employee::department_id>().where(named).order_by(id),
              "SELECT e.* FROM employees e JOIN departments d ON d.id = e.department_id WHERE d.name = 'field' ORDER BY e.id");
}

TEMPLATE_LIST_TEST_CASE("dynamic: groups", "[queries][dynamic]", tested_backends) {
    company<TestType> here;
    using grouped = varve::grouped_by<&employee::department_id>;
    const auto groups = select<headcount>(col<&employee::department_id>, varve::count()).template from<employee>().group_by(col<&employee::department_id>);
    dynamic<employee, grouped> big;
    dynamic_order<employee, grouped> order;
    order.then(desc(varve::count())).then_by_name("department_id");
    here.same(groups.having(big).order_by(order), "SELECT department_id, count(*) FROM employees GROUP BY department_id ORDER BY 2 DESC, 1");
    big.where(varve::count() > 1).or_where(col<&employee::department_id>.is_null());
    here.same(groups.having(big).order_by(order),
              "SELECT department_id, count(*) FROM employees GROUP BY department_id HAVING count(*) > 1 OR department_id IS NULL ORDER BY 2 DESC, 1");
    big.where(varve::max(wage) > 600);
    here.same(groups.where(dynamic<employee>{wage > 400}).having(big && varve::min(wage) < 600).order_by(order),
              "SELECT department_id, count(*) FROM employees WHERE wage > 400 GROUP BY department_id "
              "HAVING (count(*) > 1 OR department_id IS NULL) AND max(wage) > 600 AND min(wage) < 600 ORDER BY 2 DESC, 1");
    CHECK_THROWS_AS((dynamic_order<employee, grouped>::by_name("wage")), varve::field_error);
}

TEMPLATE_LIST_TEST_CASE("dynamic: subqueries, common tables and set operations", "[queries][dynamic]", tested_backends) {
    company<TestType> here;
    const dynamic<department> town = col<&department::town> == "Oslo";
    const auto in_town = varve::exists(select<department>().where(col<&department::id> == varve::outer(col<&employee::department_id>)).where(town));
    dynamic<employee> filter = wage < 600;
    here.same(select<employee>().where(in_town && filter).order_by(id),
              "SELECT * FROM employees e WHERE EXISTS (SELECT 1 FROM departments d WHERE d.id = e.department_id AND d.town = 'Oslo') AND wage < 600 ORDER BY id");
    filter.where(!in_town).where(id > 1);
    here.same(select<employee>().where(filter).order_by(id),
              "SELECT * FROM employees e WHERE wage < 600 AND NOT EXISTS (SELECT 1 FROM departments d WHERE d.id = e.department_id AND d.town = 'Oslo') AND id > 1 ORDER BY id");
    const dynamic<employee> high = wage > varve::scalar(select<double>(varve::avg(wage)).template from<employee>().where(dynamic<employee>{id > 1}));
    here.same(select<employee>().where(high).order_by(id), "SELECT * FROM employees WHERE wage > (SELECT avg(wage) FROM employees WHERE id > 1) ORDER BY id");
    const auto rich = varve::with<"rich">(select<employee>().where(high));
    here.same(select<double>(rich(wage)).from(rich).where(rich(id) > 0).order_by(rich(id)),
              "WITH rich AS (SELECT * FROM employees WHERE wage > (SELECT avg(wage) FROM employees WHERE id > 1)) SELECT wage FROM rich ORDER BY id");
    const auto both = varve::union_all(select<employee>().where(high), select<employee>().where(filter)).order_by(desc(id)).limit(9);
    here.same(both, "SELECT * FROM employees WHERE wage > (SELECT avg(wage) FROM employees WHERE id > 1) UNION ALL SELECT * FROM employees e "
                    "WHERE wage < 600 AND NOT EXISTS (SELECT 1 FROM departments d WHERE d.id = e.department_id AND d.town = 'Oslo') AND id > 1 ORDER BY id DESC");
}

TEMPLATE_LIST_TEST_CASE("dynamic: one statement for each structure", "[queries][dynamic]", tested_backends) {
    company<TestType> here;
    auto employees = here.template rows<employee>();
    const auto before = here.session.composed();
    for (int i = 0; i < 100; ++i) CHECK(employees.where(dynamic<employee>{wage > i}.where(id != i)).size() == (i >= 1 && i <= 5 ? 4 : 5));
    CHECK(here.session.composed().prepared == before.prepared + 1);
    CHECK(here.session.composed().found == before.found + 99);
}

TEMPLATE_LIST_TEST_CASE("dynamic: what engines find too long is an error", "[queries][dynamic]", tested_backends) {
    company<TestType> here;
    dynamic<employee> many;
    for (int i = 0; i < 500; ++i) many.or_where(id == i);
    CHECK(here.session.all(select<employee>().where(many)).size() == 5);
    for (int i = 0; i < 100000; ++i) many.or_where(id == i);
    std::size_t found = 5;
    CHECK_NOTHROW([&] {
        try {
            found = here.session.all(select<employee>().where(many)).size();
        } catch (const varve::error&) {
        }
    }());
    CHECK(found == 5);
    CHECK(here.template rows<employee>().count(dynamic<employee>{id > 0}) == 5);
}
