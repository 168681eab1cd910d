// INSERT from a query: what is written is what the same question in plain SQL selects.
#include "company.hpp"

#include <varve/expression/functions.hpp>
#include <varve/query/inserts.hpp>

using namespace varve_test;
using varve::col;
using varve::insert_into;
using varve::select;

namespace {

struct paid {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> place{};
    double wage{};
    std::int64_t year{};

    static constexpr auto facts() {
        return varve::facts(varve::table<"paid">, varve::primary_key<&paid::id>.generated(), varve::unique<&paid::name>,
                            varve::default_value<&paid::year>(2026));
    }
    bool operator==(const paid&) const = default;
};

struct name_and_wage {
    std::string name;
    double wage;
};
struct group {
    double wage;
    std::int64_t count;
    std::string name;
};
struct placed {
    std::string name;
    std::optional<std::string> place;
    double wage;
};

constexpr const auto& name = col<&employee::name>;
constexpr const auto& wage = col<&employee::wage>;

template <class Tested>
struct books : company<Tested, paid> {
    using base = company<Tested, paid>;

    /// What a plain insert into an emptied table writes is what the typed one wrote.
    void writes(const auto& query, std::string_view plain) {
        const std::int64_t count = base::session.run(query);
        const auto typed = base::session.all(select<paid>().order_by(col<&paid::id>));
        base::session.execute("DELETE FROM paid");
        base::next_key("paid", 1);
        base::session.execute(plain);
        const auto judged = base::session.all(select<paid>().order_by(col<&paid::id>));
        CHECK(count == static_cast<std::int64_t>(judged.size()));
        CHECK_FALSE(judged.empty());
        CHECK(typed == judged);
        base::session.execute("DELETE FROM paid");
        base::next_key("paid", 1);
    }
};

constexpr auto pay = insert_into<paid>(col<&paid::name>, col<&paid::wage>);

}  // namespace

TEMPLATE_LIST_TEST_CASE("insert from a query", "[writes]", tested_backends) {
    books<TestType> here;
    const auto people = select<name_and_wage>(name, wage).template from<employee>();
    here.writes(pay.from(people.where(wage > 450.0)), "INSERT INTO paid (name, wage) SELECT name, wage FROM employees WHERE wage > 450");
    here.writes(pay.from(people.order_by(varve::desc(wage)).limit(2)), "INSERT INTO paid (name, wage) SELECT name, wage FROM employees ORDER BY wage DESC LIMIT 2");
    here.writes(insert_into<paid>(col<&paid::wage>, col<&paid::year>, col<&paid::name>)
                    .from(select<group>(wage * 1.5, varve::count(), varve::min(name)).template from<employee>().group_by(wage)),
                "INSERT INTO paid (wage, year, name) SELECT wage * 1.5, count(*), min(name) FROM employees GROUP BY wage");
}

TEMPLATE_LIST_TEST_CASE("insert from joins, set operations and common tables", "[writes]", tested_backends) {
    books<TestType> here;
    const auto placed_people = select<placed>(name, col<&department::town>, wage).template from<employee>().template left_join<&employee::department_id>();
    here.writes(insert_into<paid>(col<&paid::name>, col<&paid::place>, col<&paid::wage>).from(placed_people),
                "INSERT INTO paid (name, place, wage) SELECT e.name, d.town, e.wage FROM employees e LEFT JOIN departments d ON d.id = e.department_id");
    const auto people = select<name_and_wage>(name, wage).template from<employee>();
    here.writes(pay.from(varve::union_(people.where(wage > 600.0), people.where(wage < 400.0)).order_by(col<&name_and_wage::name>)),
                "INSERT INTO paid (name, wage) SELECT name, wage FROM employees WHERE wage > 600 UNION SELECT name, wage FROM employees WHERE wage < 400 ORDER BY 1");
    const auto top = varve::with<"top">(people.where(wage > 600.0));
    here.writes(pay.from(select<name_and_wage>(top(col<&name_and_wage::name>), top(col<&name_and_wage::wage>) + 1.0).from(top)),
                "INSERT INTO paid (name, wage) WITH top AS (SELECT name, wage FROM employees WHERE wage > 600) SELECT name, wage + 1 FROM top");
}

TEMPLATE_LIST_TEST_CASE("insert of whole rows from a query, and of chosen columns", "[writes]", tested_backends) {
    books<TestType> here;
    here.session.run(pay.values("Zoe", 10.5));
    here.session.run(insert_into<paid>(col<&paid::name>, col<&paid::wage>, col<&paid::place>).values(varve::upper(varve::bound("yan")), varve::bound(2.0) * 4.0, std::nullopt));
    CHECK(here.session.all(select<paid>().order_by(col<&paid::id>)) == std::vector<paid>{{1, "Zoe", std::nullopt, 10.5, 2026}, {2, "YAN", std::nullopt, 8, 2026}});
    const auto all = here.session.all(select<paid>().order_by(col<&paid::id>));
    CHECK(here.session.run(insert_into<paid>().from(select<paid>()).on_any_conflict_do_nothing()) == 0);
    CHECK(here.session.run(insert_into<paid>().from(varve::union_all(select<paid>(), select<paid>())).template on_conflict<&paid::name>().do_nothing()) == 0);
    CHECK(here.session.all(select<paid>().order_by(col<&paid::id>)) == all);
    CHECK_THROWS_AS(here.session.run(insert_into<paid>().from(select<paid>())), varve::unique_violation);
}
