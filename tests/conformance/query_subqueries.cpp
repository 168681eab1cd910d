#include "company.hpp"

using namespace varve_test;
using varve::col;
using varve::exists;
using varve::outer;
using varve::scalar;
using varve::select;

namespace {

constexpr auto other = varve::alias<employee, "other">;

constexpr const auto& id = col<&employee::id>;
constexpr const auto& name = col<&employee::name>;
constexpr const auto& wage = col<&employee::wage>;
constexpr const auto& department_id = col<&employee::department_id>;

// The keys of employees, and the same by a condition of plain SQL.
template <class Tested>
struct staff : company<Tested> {
    template <class Condition>
    void same_where(const Condition& condition, const std::string& plain) {
        company<Tested>::same(select<std::int64_t>(id).template from<employee>().where(condition).order_by(id),
                              "SELECT id FROM employees WHERE " + plain + " ORDER BY id");
    }
};

}  // namespace

TEMPLATE_LIST_TEST_CASE("subqueries: one value", "[subqueries]", tested_backends) {
    staff<TestType> here;
    const auto mean = select<double>(varve::avg(wage)).template from<employee>();
    here.same_where(wage > scalar(mean), "wage > (SELECT avg(wage) FROM employees)");
    here.same_where(wage > 400 && wage < scalar(mean.where(id != 2)) && id > 1, "wage > 400 AND wage < (SELECT avg(wage) FROM employees WHERE id <> 2) AND id > 1");
    struct share {
        std::string name;
        std::optional<double> above;
        bool operator==(const share&) const = default;
    };
    here.same(select<share>(name, wage - scalar(mean)).template from<employee>().order_by(id), "SELECT name, wage - (SELECT avg(wage) FROM employees) FROM employees ORDER BY id");
    here.same(select<std::optional<std::string>>(scalar(select<std::string>(name).template from<employee>().where(id == 99))).template from<department>(),
              "SELECT NULL FROM departments");
}

TEMPLATE_LIST_TEST_CASE("subqueries: in and not in", "[subqueries]", tested_backends) {
    staff<TestType> here;
    const auto in_towns = select<std::int64_t>(col<&department::id>).template from<department>().where(col<&department::town> == "Oslo");
    here.same_where(department_id.in(in_towns), "department_id IN (SELECT id FROM departments WHERE town = 'Oslo')");
    here.same_where(id > 1 && department_id.not_in(in_towns) && wage < 900, "id > 1 AND department_id NOT IN (SELECT id FROM departments WHERE town = 'Oslo') AND wage < 900");
    here.same_where(id.in(select<std::optional<std::int64_t>>(col<&employee::boss_id>).template from<employee>().order_by(id).limit(4)),
                    "id IN (SELECT boss_id FROM employees ORDER BY id LIMIT 4)");
}

TEMPLATE_LIST_TEST_CASE("subqueries: exists, about the row around it", "[subqueries]", tested_backends) {
    staff<TestType> here;
    here.same(select<std::string>(col<&department::name>)
                  .template from<department>()
                  .where(exists(select<employee>().where(department_id == outer(col<&department::id>) && wage > 600)) || col<&department::name> == "x"),
              "SELECT name FROM departments d WHERE EXISTS (SELECT 1 FROM employees WHERE department_id = d.id AND wage > 600)");
    here.same(select<department>().where(!exists(select<employee>().where(department_id == outer(col<&department::id>)))),
              "SELECT * FROM departments d WHERE NOT EXISTS (SELECT 1 FROM employees WHERE department_id = d.id)");
    here.same_where(exists(select(other).where(other(col<&employee::boss_id>) == outer(id))), "id IN (SELECT boss_id FROM employees)");
    here.same_where(wage >= scalar(select<std::optional<double>>(varve::max(other(wage))).from(other).where(other(department_id) == outer(department_id))),
                    "wage >= (SELECT max(wage) FROM employees o WHERE o.department_id = employees.department_id)");
}

TEMPLATE_LIST_TEST_CASE("subqueries: two deep", "[subqueries]", tested_backends) {
    staff<TestType> here;
    const auto tasks = select<task>().where(col<&task::department_id> == outer(col<&department::id>) && col<&task::number> == outer(outer(id)));
    here.same_where(exists(select<department>().where(col<&department::id> == outer(department_id) && exists(tasks) && col<&department::name> != "x")),
                    "EXISTS (SELECT 1 FROM departments d JOIN tasks t ON t.department_id = d.id WHERE d.id = employees.department_id AND t.number = employees.id)");
}

TEMPLATE_LIST_TEST_CASE("subqueries: in what is changed", "[subqueries]", tested_backends) {
    company<TestType> here;
    const auto idle = exists(select(other).where(other(col<&employee::boss_id>) == outer(id)));
    CHECK(here.session.run(varve::update<employee>().set(varve::set<&employee::wage>(wage + 1.0)).where(wage < 600 && idle && id < 5)) == 1);
    here.same(select<double>(wage).template from<employee>().where(id == 2), "SELECT 501.0");
    CHECK(here.session.run(varve::erase<step>().where(col<&step::id>.in(
              select<std::int64_t>(col<&step::id>).template from<step>().template join<&step::department_id, &step::number>().where(col<&task::title> == "weigh")))) == 2);
}

TEMPLATE_LIST_TEST_CASE("row values", "[rows]", tested_backends) {
    staff<TestType> here;
    here.same_where(varve::row(wage, id) < varve::row(500.0, 4), "(wage, id) < (500.0, 4)");
    here.same_where(varve::row(name, id) == varve::row("Cai", 3), "(name, id) = ('Cai', 3)");
    here.same_where(!(varve::row(wage, id) >= varve::row(500, id)) || varve::row(name, wage) > varve::row(std::string{"Dee"}, 1), "NOT (wage, id) >= (500, id) OR (name, wage) > ('Dee', 1)");
}

TEMPLATE_LIST_TEST_CASE("pages: after the keys of the last row", "[pages]", tested_backends) {
    staff<TestType> here;
    const auto walk = [&](const auto& ordered) {
        std::vector<employee> seen;
        for (auto page = here.session.all(ordered.limit(2)); !page.empty(); page = here.session.all(ordered.limit(2).after_row(seen.back())))
            seen.insert(seen.end(), page.begin(), page.end());
        CHECK(seen.size() == 5);
        CHECK(seen == here.session.all(ordered));
    };
    walk(select<employee>().order_by(id));
    walk(select<employee>().order_by(varve::desc(id)));
    walk(select<employee>().order_by(wage, id));
    walk(select<employee>().order_by(varve::desc(wage), varve::desc(id)));
    walk(select<employee>().order_by(varve::desc(wage), id));
    walk(select<employee>().order_by(wage, varve::desc(name), id));
    here.same(select<std::int64_t>(id).template from<employee>().order_by(varve::desc(wage), id).after(500.0, 2),
              "SELECT id FROM employees WHERE wage < 500 OR (wage = 500 AND id > 2) ORDER BY wage DESC, id");
}
