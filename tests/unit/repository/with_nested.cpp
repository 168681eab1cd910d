#include <map>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include <varve/repository/with.hpp>

#include "notes.hpp"
#include "traced.hpp"

using namespace notes_test;
using varve::col;

namespace {

struct plant {
    std::string site{};
    std::int32_t number{};
    std::string name{};
    static constexpr auto facts() { return varve::facts(varve::table<"plants">, varve::primary_key<&plant::site, &plant::number>); }
};
struct machine {
    std::int64_t id{};
    std::optional<std::string> site{};
    std::int32_t plant{};
    std::optional<varve::timestamp> deleted_at{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"machines">, varve::soft_deleted<&machine::deleted_at>,
                            varve::foreign_key<&machine::site, &machine::plant>.references<&plant::site, &plant::number>());
    }
};
struct part {
    std::int64_t id{};
    std::int64_t machine_id{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"parts">, varve::foreign_key<&part::machine_id>.references<&machine::id>());
    }
};
struct check {
    std::int64_t id{};
    std::int64_t part_id{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"checks">, varve::foreign_key<&check::part_id>.references<&part::id>());
    }
};
struct tool {
    std::string name{};
    static constexpr auto facts() { return varve::facts(varve::table<"tools">, varve::primary_key<&tool::name>); }
};
struct use {
    std::string tool_name{};
    std::int64_t part_id{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"uses">, varve::primary_key<&use::tool_name, &use::part_id>,
                            varve::foreign_key<&use::tool_name>.references<&tool::name>(),
                            varve::foreign_key<&use::part_id>.references<&part::id>());
    }
};

constexpr auto at_plant = varve::foreign_key<&machine::site, &machine::plant>;

struct factory : scene<plant, machine, part, check, tool, use> {
    varve::repository<plant, varve::sqlite> plants = rows<plant>();
    varve::repository<machine, varve::sqlite> machines = rows<machine>();
    varve::repository<check, varve::sqlite> checks = rows<check>();
    varve::repository<tool, varve::sqlite> tools = rows<tool>();
    traced<varve::session<varve::sqlite>> trace{session};

    factory() {
        plants.insert_range(std::vector<plant>{{"a", 1, "a1"}, {"a", 2, "a2"}, {"a,1", 1, "odd"}, {"b", 1, "b1"}});
        machines.insert_range(std::vector<machine>{{1, "a", 1}, {2, "a", 2}, {3, "b", 1}, {4, "a", 1}, {5, {}, 1}, {6, "a,1", 1}, {7, "a", 1}});
        machines.erase(7);
        rows<part>().insert_range(std::vector<part>{{10, 1}, {11, 1}, {12, 4}, {13, 6}, {14, 7}});
        checks.insert_range(std::vector<check>{{100, 10}, {101, 10}, {102, 12}, {103, 14}});
        tools.insert_range(std::vector<tool>{{"saw"}, {"file"}});
        rows<use>().insert_range(std::vector<use>{{"saw", 10}, {"saw", 12}, {"file", 10}});
        trace.take();
    }
};

}  // namespace

TEST_CASE("rows are loaded along foreign keys of several columns, both ways") {
    factory here;
    const auto found = here.plants.with<at_plant>().all();
    CHECK(here.trace.take().size() == 2);
    std::map<std::string, std::string> machines;
    for (const auto& [row, its] : found)
        for (const machine& each : its) machines[row.name] += std::to_string(each.id) + ";";
    CHECK(machines == std::map<std::string, std::string>{{"a1", "1;4;"}, {"a2", "2;"}, {"odd", "6;"}, {"b1", "3;"}});

    // a/2 and b/1 alone: what matches a column each, a/1, is none of theirs
    machines.clear();
    for (const auto& each : here.plants.with<at_plant>().where(col<&plant::name> == "a2" || col<&plant::name> == "b1"))
        for (const machine& its : each.get<at_plant>()) machines[each.row.name] += std::to_string(its.id) + ";";
    CHECK(machines == std::map<std::string, std::string>{{"a2", "2;"}, {"b1", "3;"}});

    here.trace.take();
    const auto back = here.machines.with<at_plant>().all(col<&machine::id>);
    CHECK(here.trace.take().size() == 2);
    REQUIRE(back.size() == 6);
    CHECK(back[0].get<at_plant>()->name == "a1");
    CHECK(back[3].get<at_plant>()->name == "a1");
    CHECK_FALSE(back[4].get<at_plant>());  // a part of the key is absent
    CHECK(back[5].get<at_plant>()->name == "odd");
    CHECK(here.plants.with<at_plant>().get("b", 1)->get<at_plant>().size() == 1);
}

TEST_CASE("children of children come in one query a level") {
    factory here;
    constexpr auto deep = varve::nested<at_plant, varve::nested<&part::machine_id, &check::part_id>>;
    const auto found = here.plants.with<deep>().all(varve::desc(col<&plant::name>));
    CHECK(here.trace.take().size() == 4);
    REQUIRE(found.size() == 4);
    CHECK(found[0].row.name == "odd");
    const auto& machines = found[3].get<at_plant>();
    REQUIRE(machines.size() == 2);
    CHECK(machines[0].row.id == 1);
    const auto& parts = machines[0].get<&part::machine_id>();
    static_assert(std::is_same_v<decltype(parts), const std::vector<varve::loaded<part, &check::part_id>>&>);
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].row.id == 10);
    CHECK(parts[0].get<&check::part_id>().size() == 2);
    CHECK(parts[1].get<&check::part_id>().empty());
    CHECK(machines[1].get<&part::machine_id>()[0].get<&check::part_id>()[0].id == 102);
    CHECK(found[3].get<deep>().size() == 2);

    // The same beside one plant, and of one machine with children of two kinds.
    here.trace.take();
    CHECK(here.plants.with<deep>().get("a", 1)->get<deep>()[1].get<&part::machine_id>().size() == 1);
    CHECK(here.trace.take().size() == 4);
    const auto one = here.machines.with<at_plant, varve::nested<&part::machine_id, &check::part_id>>().get(1);
    REQUIRE(one);
    CHECK(one->get<at_plant>()->name == "a1");
    CHECK(one->get<&part::machine_id>()[0].get<&check::part_id>().size() == 2);
    here.trace.take();
    CHECK(here.plants.with<deep>().where(col<&plant::site> == "none").empty());
    CHECK(here.trace.take().size() == 1);
}

TEST_CASE("parents of parents come once each") {
    factory here;
    constexpr auto up = varve::nested<&check::part_id, varve::nested<&part::machine_id, at_plant>>;
    const auto found = here.checks.with<up>().all(col<&check::id>);
    CHECK(here.trace.take().size() == 4);
    REQUIRE(found.size() == 4);
    CHECK(found[1].get<up>()->row.id == 10);
    CHECK(found[1].get<up>()->get<&part::machine_id>()->get<at_plant>()->name == "a1");
    CHECK(found[2].get<&check::part_id>()->get<&part::machine_id>()->row.id == 4);
    CHECK_FALSE(found[3].get<up>()->get<&part::machine_id>());  // erased softly
    const auto seen = here.machines.with_deleted().with<varve::nested<&part::machine_id, &check::part_id>>().get(7);
    CHECK(seen->get<&part::machine_id>()[0].get<&check::part_id>()[0].id == 103);
}

TEST_CASE("what is beside linked rows is loaded once, however many links lead to them") {
    factory here;
    constexpr auto parts = varve::nested<varve::through<&use::tool_name, &use::part_id>, &check::part_id>;
    const auto found = here.tools.with<parts>().all(col<&tool::name>);
    CHECK(here.trace.take().size() == 3);
    REQUIRE(found.size() == 2);
    const auto& of_file = found[0].get<parts>();
    const auto& of_saw = found[1].get<parts>();
    REQUIRE(of_file.size() == 1);
    REQUIRE(of_saw.size() == 2);
    CHECK(of_file[0].get<&check::part_id>().size() == 2);
    CHECK(of_saw[0].get<&check::part_id>().size() == 2);
    CHECK(of_saw[1].get<&check::part_id>()[0].id == 102);
}
