// Departments, employees with bosses, and tasks with a composite key: what joins, subqueries and writes from queries need.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bench.hpp"

namespace varve_test {

struct department {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> town{};

    static constexpr auto facts() {
        return varve::facts(varve::table<"departments">, varve::primary_key<&department::id>, varve::unique<&department::name>);
    }
    bool operator==(const department&) const = default;
};

struct employee {
    std::int64_t id{};
    std::string name;
    std::optional<std::int64_t> department_id{};
    std::optional<std::int64_t> boss_id{};
    double wage{};

    static constexpr auto facts() {
        return varve::facts(varve::table<"employees">, varve::primary_key<&employee::id>,
                            varve::foreign_key<&employee::department_id>.references<&department::id>(),
                            varve::foreign_key<&employee::boss_id>.references<&employee::id>());
    }
    bool operator==(const employee&) const = default;
};

struct task {
    std::int64_t department_id{};
    std::int32_t number{};
    std::string title;

    static constexpr auto facts() { return varve::facts(varve::table<"tasks">, varve::primary_key<&task::department_id, &task::number>); }
    bool operator==(const task&) const = default;
};

struct step {
    std::int64_t id{};
    std::optional<std::int64_t> department_id{};
    std::optional<std::int32_t> number{};

    static constexpr auto facts() {
        return varve::facts(varve::table<"steps">, varve::primary_key<&step::id>,
                            varve::foreign_key<&step::department_id, &step::number>.references<&task::department_id, &task::number>());
    }
    bool operator==(const step&) const = default;
};

template <class Tested, class... More>
struct company : bench<Tested, department, employee, task, step, More...> {
    using base = bench<Tested, department, employee, task, step, More...>;

    company() {
        base::template rows<department>().insert_range(
            std::vector<department>{{1, "field", "Oslo"}, {2, "laboratory", "Ely"}, {3, "attic", std::nullopt}});
        base::template rows<employee>().insert_range(std::vector<employee>{{1, "Ada", 2, std::nullopt, 900.5},
                                                                           {2, "Ben", 1, 1, 500},
                                                                           {3, "Cai", 1, 1, 700},
                                                                           {4, "Dee", std::nullopt, 2, 500},
                                                                           {5, "Eve", 2, 3, 300.25}});
        base::template rows<task>().insert_range(std::vector<task>{{1, 1, "dig"}, {1, 2, "weigh"}, {2, 1, "measure"}});
        base::template rows<step>().insert_range(
            std::vector<step>{{1, 1, 2}, {2, 1, 2}, {3, 2, 1}, {4, std::nullopt, 1}, {5, std::nullopt, std::nullopt}});
    }

    /// Whether a typed query gives what plain SQL gives, of rows whose field types are the row's; and not nothing.
    template <class Query>
    void same(const Query& query, std::string_view plain) {
        using row = typename Query::row_type;
        const std::vector<row> typed = base::session.all(query), judged = base::template plainly<row>(plain);
        CHECK_FALSE(typed.empty());
        CHECK(typed == judged);
    }
};

}  // namespace varve_test
