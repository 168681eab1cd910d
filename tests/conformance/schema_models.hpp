// Models that between them use every fact an engine can be told of.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <varve/model/model.hpp>
#include <varve/model/json_field.hpp>
#include <varve/sql/types/types.hpp>

namespace varve_test {

enum class stage { planned, running, done };

struct person {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> nick;
    bool active = true;
    static constexpr auto facts() {
        using varve::col;
        return varve::facts(
            varve::table<"people">, varve::comment("who works here"), varve::primary_key<&person::id>.generated(),
            varve::collation<&person::name, "NOCASE">, varve::length<&person::nick>(20), varve::unique<&person::name>,
            varve::unique<&person::nick, &person::name>.nulls_not_distinct().named("one_nick"),
            varve::default_value<&person::active>(true), varve::default_value<&person::nick>("it's \"quoted\""),
            varve::check<"named">(col<&person::name> != "" && col<&person::name>.not_like("-%")),
            varve::comment<&person::name>("in full"));
    }
};

struct place {
    std::string street;
    std::optional<std::string> city;
    static constexpr auto facts() {
        return varve::facts(varve::column_name<&place::street, "street name">, varve::index<&place::city>,
                            varve::check<"has_street">(varve::col<&place::street> != ""));
    }
};

struct project {
    std::int32_t year{};
    std::string code;
    stage state{};
    stage mode{};
    place site;
    place office;
    varve::timestamp made_at{};
    std::optional<varve::date> due;
    double net{};
    double gross{};
    double half{};
    varve::decimal<10, 2> budget;
    varve::decimal<30, 4> total;
    std::optional<std::int64_t> lead;
    std::optional<std::int32_t> parent_year;
    std::optional<std::string> parent_code;
    varve::uuid tag{};
    std::vector<std::byte> seal;
    std::vector<std::string> words;
    std::int64_t changed{};

    static constexpr auto facts() {
        using varve::col;
        return varve::facts(
            varve::table<"projects">, varve::primary_key<&project::year, &project::code>.named("the key"),
            varve::embedded<&project::site>.prefix("site_"), varve::embedded<&project::office>.prefix("office_"),
            varve::stored_as<&project::mode, varve::schema::storage::integer>,
            varve::stored_as<&project::changed, varve::schema::storage::natural>,
            varve::default_value<&project::state>(stage::planned), varve::default_value<&project::mode>(stage::done),
            varve::default_value<&project::made_at>(varve::now()), varve::default_value<&project::net>(-1.5),
            varve::default_value<&project::budget>(varve::decimal<10, 2>{"-12.50"}),
            varve::default_value<&project::changed>(varve::sql("40 + 2")),
            varve::generated<&project::gross>(col<&project::net> * 1.5 + 1.0).stored(),
            varve::generated<&project::half>(col<&project::net> / 2.0),
            varve::foreign_key<&project::lead>.references<&person::id>().on_delete(varve::set_null).on_update(varve::cascade),
            varve::foreign_key<&project::parent_year, &project::parent_code>.references<&project::year, &project::code>()
                .named("fk_parent").on_delete(varve::cascade).initially_deferred(),
            varve::index<&project::made_at, &project::net>.template descending<&project::made_at>(),
            varve::index<&project::net>.descending().unique().named("ix_dear").where(col<&project::net> > 1000.0 && col<&project::state> != stage::done),
            varve::expression_index("ix_sum", col<&project::net> + col<&project::gross>),
            varve::index<varve::in<&project::office, &place::street>>,
            varve::check<"range">(col<&project::year>.between(1900, 2100) || col<&project::year> == 0),
            varve::check<"listed">(col<&project::code>.in("a", "b'c", "d") || !(col<&project::net> < 0.0)),
            varve::check<"raw">(varve::sql("length(code) < 100")), varve::unique<&project::tag>, varve::sql_type<&project::seal>("BLOB", "sqlite"),
            varve::dropped<"gone">, varve::renamed<&project::due>.from("deadline"));
    }
};

/// Has to do with reserved words, quotes and letter case.
struct odd {
    std::string key;
    std::int64_t select{};
    std::optional<std::string> other;
    static constexpr auto facts() {
        return varve::facts(varve::table<"Group \"by\"">, varve::primary_key<&odd::key>, varve::column_name<&odd::select, "SELECT it's \"that\"">,
                            varve::column_name<&odd::other, "Order">, varve::index<&odd::select, &odd::other>,
                            varve::unique<&odd::other>.nulls_not_distinct(),
                            varve::check<"a \"name\"">(varve::col<&odd::select> >= 0),
                            varve::default_value<&odd::key>("); DROP TABLE people; --"));
    }
};

struct event {
    std::int64_t id{};
    std::optional<std::int64_t> person_id;
    stage at{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&event::id>.generated_always(),
                            varve::foreign_key<&event::person_id>.references<&person::id>().on_delete(varve::restrict), varve::index<&event::person_id>);
    }
};

struct log_line {
    std::int64_t id{};
    std::string text;
    static constexpr auto facts() { return varve::facts(varve::no_primary_key); }
};

using store = varve::models<person, project, odd, event, log_line>;

}  // namespace varve_test
