#include "company.hpp"

using namespace varve_test;
using varve::col;
using varve::select;

namespace {

struct size {
    std::int64_t department;
    std::int64_t people;
    double wages;
    bool operator==(const size&) const = default;
};

struct rank {
    std::int64_t id;
    std::int64_t depth;
    bool operator==(const rank&) const = default;
};

constexpr const auto& department_id = col<&employee::department_id>;
constexpr const auto& wage = col<&employee::wage>;

}  // namespace

TEMPLATE_LIST_TEST_CASE("common tables: joined, with values in front of the query's own", "[common tables]", tested_backends) {
    company<TestType> here;
    struct line {
        std::string name;
        std::int64_t people;
        bool operator==(const line&) const = default;
    };
    const auto by_department = select<size>(col<&task::department_id>, varve::count(), varve::avg(col<&task::number>) + 0.5)
                                   .template from<task>()
                                   .where(col<&task::number> < 9)
                                   .group_by(col<&task::department_id>);
    const auto sizes = varve::with<"sizes">(by_department);
    here.same(select<line>(col<&department::name>, sizes(col<&size::people>) + 10)
                  .template from<department>()
                  .join(sizes)
                  .on(sizes(col<&size::department>) == col<&department::id> && sizes(col<&size::wages>) > 1.0)
                  .where(col<&department::id> < 5)
                  .order_by(col<&department::id>),
              "SELECT d.name, s.n + 10 FROM departments d JOIN (SELECT department_id, count(*) AS n FROM tasks GROUP BY department_id) s ON s.department_id = d.id "
              "ORDER BY d.id");
    here.same(select(sizes).where(sizes(col<&size::people>) > 1), "SELECT department_id, count(*), avg(number) + 0.5 FROM tasks GROUP BY department_id HAVING count(*) > 1");
}

TEMPLATE_LIST_TEST_CASE("common tables: twice, of a model, absent rows", "[common tables]", tested_backends) {
    company<TestType> here;
    const auto paid = varve::with<"paid">(select<employee>().where(wage > 400));
    const auto other = paid.template as<"other">();
    struct two {
        std::string left;
        std::optional<std::string> right;
        bool operator==(const two&) const = default;
    };
    here.same(select<two>(paid(col<&employee::name>), other(col<&employee::name>))
                  .from(paid)
                  .left_join(other)
                  .on(paid(col<&employee::boss_id>) == other(col<&employee::id>) && other(wage) < 800)
                  .order_by(paid(col<&employee::id>)),
              "SELECT p.name, o.name FROM employees p LEFT JOIN employees o ON p.boss_id = o.id AND o.wage > 400 AND o.wage < 800 WHERE p.wage > 400 ORDER BY p.id");
    const auto rows = here.session.all(select(varve::table_rows<department>, paid)
                                           .left_join(paid)
                                           .on(paid(department_id) == col<&department::id>)
                                           .order_by(col<&department::id>, paid(col<&employee::id>)));
    REQUIRE(rows.size() == 4);
    CHECK(std::get<1>(rows[0]) == employee{2, "Ben", 1, 1, 500});
    CHECK_FALSE(std::get<1>(rows[3]).has_value());
}

TEMPLATE_LIST_TEST_CASE("common tables: recursive", "[common tables]", tested_backends) {
    company<TestType> here;
    const auto chain = varve::with_recursive<"chain">(
        select<rank>(col<&employee::id>, col<&employee::id> * 0).template from<employee>().where(col<&employee::boss_id>.is_null()), [](const auto& self) {
            return select<rank>(col<&employee::id>, self(col<&rank::depth>) + 1)
                .template from<employee>()
                .join(self)
                .on(col<&employee::boss_id> == self(col<&rank::id>) && self(col<&rank::depth>) < 9);
        });
    CHECK(here.session.all(select<rank>(chain(col<&rank::id>), chain(col<&rank::depth>)).from(chain).where(chain(col<&rank::depth>) > 0).order_by(chain(col<&rank::id>))) ==
          std::vector<rank>{{2, 1}, {3, 1}, {4, 2}, {5, 2}});
    here.same(select<std::string>(col<&employee::name>).template from<employee>().where(col<&employee::id>.in(
                  select<std::int64_t>(chain(col<&rank::id>)).from(chain).where(chain(col<&rank::depth>) == 2))).order_by(col<&employee::name>),
              "SELECT name FROM employees WHERE id IN (4, 5) ORDER BY name");
}
