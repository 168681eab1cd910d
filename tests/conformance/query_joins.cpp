#include <tuple>

#include "company.hpp"

using namespace varve_test;
using varve::col;
using varve::select;

namespace {

constexpr auto boss = varve::alias<employee, "boss">;

struct pair {
    std::optional<std::string> left;
    std::optional<std::string> right;
    bool operator==(const pair&) const = default;
};

struct keys {
    std::optional<std::int64_t> left;
    std::optional<std::int64_t> right;
    bool operator==(const keys&) const = default;
};

constexpr const auto& employee_id = col<&employee::id>;
constexpr const auto& employee_name = col<&employee::name>;
constexpr const auto& department_name = col<&department::name>;

auto names() { return select<pair>(employee_name, department_name); }

// The keys of rows read whole, and that a row is whole: what is absent is absent altogether.
template <class Left, class Right>
keys keys_of(const std::tuple<Left, Right>& row) {
    const auto key = [](const auto& each) -> std::optional<std::int64_t> {
        if constexpr (requires { each->id; })
            return each ? std::optional{each->id} : std::nullopt;
        else
            return each.id;
    };
    return {key(std::get<0>(row)), key(std::get<1>(row))};
}

template <class Bench, class Query>
std::vector<keys> keys_of(Bench& here, const Query& query) {
    std::vector<keys> found;
    for (const auto& row : here.session.all(query)) found.push_back(keys_of(row));
    return found;
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("joins: along a foreign key, from either side", "[joins]", tested_backends) {
    company<TestType> here;
    const std::string plain = "SELECT e.name, d.name FROM employees e JOIN departments d ON e.department_id = d.id ORDER BY e.id";
    here.same(names().template from<employee>().template join<&employee::department_id>().order_by(employee_id), plain);
    here.same(names().template from<department>().template join<&employee::department_id>().order_by(employee_id), plain);
    here.same(names().template from<employee>().template join<&employee::department_id>().where(col<&department::town> == "Ely" && col<&employee::wage> > 400).order_by(employee_id),
              "SELECT e.name, d.name FROM employees e JOIN departments d ON e.department_id = d.id WHERE d.town = 'Ely' AND e.wage > 400");
}

TEMPLATE_LIST_TEST_CASE("joins: on a condition, with values", "[joins]", tested_backends) {
    company<TestType> here;
    const auto joined = names().template from<employee>().template left_join<department>().on(
        col<&employee::department_id> == col<&department::id> && department_name != "field");
    here.same(joined.where(col<&employee::wage> > 400).order_by(employee_id).limit(3),
              "SELECT e.name, d.name FROM employees e LEFT JOIN departments d ON e.department_id = d.id AND d.name <> 'field' WHERE e.wage > 400 "
              "ORDER BY e.id LIMIT 3");
}

TEMPLATE_LIST_TEST_CASE("joins: outer joins leave rows without a partner", "[joins]", tested_backends) {
    company<TestType> here;
    const std::string sides = "SELECT e.id, d.id FROM employees e ", on = " JOIN departments d ON e.department_id = d.id ORDER BY e.id, d.id";
    const auto start = select<employee, department>();
    const auto by = [](const auto& query) { return query.order_by(employee_id, col<&department::id>); };

    const auto inner = by(start.template join<&employee::department_id>());
    static_assert(std::is_same_v<typename decltype(inner)::row_type, std::tuple<employee, department>>);
    CHECK(keys_of(here, inner) == here.template plainly<keys>(sides + on));

    const auto left = by(start.template left_join<&employee::department_id>());
    static_assert(std::is_same_v<typename decltype(left)::row_type, std::tuple<employee, std::optional<department>>>);
    CHECK(keys_of(here, left) == here.template plainly<keys>(sides + "LEFT" + on));

    const auto right = by(start.template right_join<&employee::department_id>());
    static_assert(std::is_same_v<typename decltype(right)::row_type, std::tuple<std::optional<employee>, department>>);
    CHECK(keys_of(here, right) == here.template plainly<keys>(sides + "RIGHT" + on));

    const auto rows = here.session.all(left);
    REQUIRE(rows.size() == 5);
    CHECK(rows[0] == std::tuple{employee{1, "Ada", 2, std::nullopt, 900.5}, std::optional{department{2, "laboratory", "Ely"}}});
    CHECK(rows[3] == std::tuple{employee{4, "Dee", std::nullopt, 2, 500}, std::optional<department>{}});

    if (bench<TestType>::can.full_joins) {
        const auto full = by(start.template full_join<&employee::department_id>());
        static_assert(std::is_same_v<typename decltype(full)::row_type, std::tuple<std::optional<employee>, std::optional<department>>>);
        const auto found = keys_of(here, full);
        CHECK(found.size() == 6);
        CHECK(found == here.template plainly<keys>(sides + "FULL" + on));
    }
}

TEMPLATE_LIST_TEST_CASE("joins: the rows of one table that an outer join may leave absent", "[joins]", tested_backends) {
    company<TestType> here;
    const auto query = select<employee>().template right_join<&employee::department_id>().where(department_name == "attic");
    static_assert(std::is_same_v<typename decltype(query)::row_type, std::optional<employee>>);
    const auto rows = here.session.all(query);
    REQUIRE(rows.size() == 1);
    CHECK_FALSE(rows[0].has_value());
}

TEMPLATE_LIST_TEST_CASE("joins: crosswise", "[joins]", tested_backends) {
    company<TestType> here;
    here.same(names().template from<employee>().template cross_join<department>().order_by(employee_id, col<&department::id>),
              "SELECT e.name, d.name FROM employees e CROSS JOIN departments d ORDER BY e.id, d.id");
}

TEMPLATE_LIST_TEST_CASE("joins: a table with itself", "[joins]", tested_backends) {
    company<TestType> here;
    const std::string plain = "SELECT e.name, b.name FROM employees e LEFT JOIN employees b ON e.boss_id = b.id ORDER BY e.id";
    const auto both = select<pair>(employee_name, boss(employee_name)).template from<employee>();
    here.same(both.left_join(boss).on(col<&employee::boss_id> == boss(employee_id)).order_by(employee_id), plain);
    here.same(both.template left_join<&employee::boss_id>(boss).order_by(employee_id), plain);
    here.same(select<pair>(boss(employee_name), boss(employee_name)).from(boss).where(boss(employee_id) == 3), "SELECT name, name FROM employees WHERE id = 3");

    const auto rows = here.session.all(select(varve::table_rows<employee>, boss).template join<&employee::boss_id>(boss).where(employee_id == 5));
    REQUIRE(rows.size() == 1);
    CHECK(std::get<0>(rows[0]).name == "Eve");
    CHECK(std::get<1>(rows[0]) == employee{3, "Cai", 1, 1, 700});
    CHECK(here.session.all(select<employee>().join(boss).on(col<&employee::boss_id> == boss(employee_id) && boss(col<&employee::wage>) > 600)).size() == 3);
}

TEMPLATE_LIST_TEST_CASE("joins: along a composite key, and three tables", "[joins]", tested_backends) {
    company<TestType> here;
    struct line {
        std::int64_t id;
        std::string title;
        std::string department;
        bool operator==(const line&) const = default;
    };
    here.same(select<line>(col<&step::id>, col<&task::title>, department_name)
                  .template from<step>()
                  .template join<&step::department_id, &step::number>()
                  .template join<department>()
                  .on(col<&task::department_id> == col<&department::id>)
                  .order_by(col<&step::id>),
              "SELECT s.id, t.title, d.name FROM steps s JOIN tasks t ON s.department_id = t.department_id AND s.number = t.number "
              "JOIN departments d ON d.id = t.department_id ORDER BY s.id");
    const auto rows = here.session.all(select<step, task>().template left_join<&step::department_id, &step::number>().order_by(col<&step::id>));
    REQUIRE(rows.size() == 5);
    CHECK(std::get<1>(rows[1]) == task{1, 2, "weigh"});
    CHECK_FALSE(std::get<1>(rows[3]).has_value());
}

TEMPLATE_LIST_TEST_CASE("joins: groups over joined tables", "[joins]", tested_backends) {
    company<TestType> here;
    struct size {
        std::string department;
        std::int64_t people;
        std::optional<double> wages;
        bool operator==(const size&) const = default;
    };
    here.same(select<size>(department_name, varve::count(employee_id), varve::sum(col<&employee::wage>))
                  .template from<department>()
                  .template left_join<&employee::department_id>()
                  .group_by(department_name)
                  .order_by(department_name),
              "SELECT d.name, count(e.id), sum(e.wage) FROM departments d LEFT JOIN employees e ON e.department_id = d.id GROUP BY d.name ORDER BY d.name");
}
