// Every way a value goes into an engine and comes out of it, for one row of the table of types (sample.hpp).
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "holder.hpp"
#include "sample.hpp"

namespace varve_test {

/// What DDL says of a type: literals in a default, a check and a partial index; a unique and an ordered index.
template <class T>
struct described {
    std::int64_t id{};
    T value{};
    std::optional<T> maybe{};

    static constexpr auto facts() {
        constexpr auto key = varve::primary_key<&described::id>.generated();
        if constexpr (!sample<T>::is_indexable)
            return varve::facts(varve::table<"described">, key, varve::default_value<&described::value>(sample<T>::literal()));
        else if constexpr (!sample<T>::has_literal)
            return varve::facts(varve::table<"described">, key, varve::default_value<&described::value>(sample<T>::literal()),
                                varve::unique<&described::value>, varve::index<&described::maybe, &described::id>.descending());
        else
            return varve::facts(varve::table<"described">, key, varve::default_value<&described::value>(sample<T>::literal()),
                                varve::unique<&described::value>, varve::index<&described::maybe, &described::id>.descending(),
                                varve::index<&described::maybe>.named("ix_not_the_literal").where(varve::col<&described::maybe> != sample<T>::literal()),
                                varve::check<"barred">(varve::col<&described::maybe> != sample<T>::literal()));
    }
};

/// The type as a primary key, and as a foreign key to it.
template <class T>
struct keyed {
    T key{};
    std::int64_t number{};
    std::optional<T> parent{};

    static constexpr auto facts() {
        return varve::facts(varve::table<"keyed">, varve::primary_key<&keyed::key>,
                            varve::foreign_key<&keyed::parent>.template references<&keyed::key>());
    }
};

template <class T>
void literals_are_what_is_bound(auto& here) {
    using row = described<T>;
    auto rows = here.template rows<row>();
    here.session.execute("INSERT INTO described (id) VALUES (7)");
    const T value = meant<T>();
    CHECK(same<T>(rows.get(7)->value, value));
    CHECK(rows.get(7)->maybe == std::nullopt);
    CHECK(rows.count(varve::col<&row::value> == value) == 1);
    if constexpr (sample<T>::is_indexable) {
        CHECK_THROWS_AS(rows.insert(row{.value = value}), varve::unique_violation);
        if constexpr (sample<T>::has_literal) {
            CHECK_THROWS_AS(rows.update(row{7, value, value}), varve::check_violation);
            CHECK(rows.count(varve::col<&row::value> == sample<T>::literal()) == 1);
        }
    }
}

/// Indexes hold what is asked for: the answers are those without them.
template <class T>
void indexes_find_it(auto& here) {
    using row = described<T>;
    auto rows = here.template rows<row>();
    rows.erase(7);
    std::int64_t maybes = 0;
    for (const T& each : sample<T>::values()) {
        row made{.value = each};
        if (!same<T>(each, meant<T>())) made.maybe = each;
        rows.insert(made);
        CHECK_THROWS_AS(rows.insert(row{.value = each}), varve::unique_violation);
        CHECK(rows.find(varve::col<&row::value> == T{each})->id == made.id);
        if (!made.maybe) continue;
        ++maybes;
        CHECK(rows.find(varve::col<&row::maybe> == T{each})->id == made.id);
        CHECK(rows.count(varve::col<&row::maybe> != meant<T>()) == maybes);
    }
}

template <class Tested, class T>
void can_be_a_key() {
    using row = keyed<T>;
    bench<Tested, row> here;
    auto rows = here.template rows<row>();
    std::int64_t number = 0;
    const std::vector<T> values = sample<T>::values();
    for (const T& each : values) {
        rows.insert(row{.key = each, .number = ++number, .parent = values[0]});
        CHECK_THROWS_AS(rows.insert(row{.key = each}), varve::unique_violation);
    }
    number = 0;
    for (const T& each : values) {
        const T key = each;
        const auto found = rows.get(key);
        REQUIRE(found.has_value());
        CHECK(same<T>(found->key, key));
        CHECK(found->number == ++number);
        CHECK(rows.update(row{.key = key, .number = -number, .parent = key}));
        CHECK(rows.get(key)->number == -number);
    }
    const T last = values.back();
    CHECK(rows.update(row{.key = values[0], .parent = last}));
    CHECK_THROWS_AS(rows.erase(last), varve::foreign_key_violation);
    CHECK(rows.update(row{.key = values[0]}));
    CHECK(rows.update(row{.key = last}));
    CHECK(rows.erase(last));
    CHECK_FALSE(rows.get(last).has_value());
    CHECK_THROWS_AS(rows.update(row{.key = values[0], .parent = last}), varve::foreign_key_violation);
}

/// Kept to the last bit, or refused wherever it is bound: never changed.
template <class Tested, class T>
void limits_are_kept_or_refused() {
    using held = holder<T>;
    bench<Tested, held> here;
    auto holders = here.template rows<held>();
    const auto& value = varve::col<&held::value>;
    std::size_t number = 0;
    for (const auto& [each, is_kept] : sample<T>::at_limits(here.can)) {
        INFO("limit number " << number++);
        held row{.value = each, .maybe = each};
        std::vector<held> rows{row};
        if (is_kept) {
            holders.insert(row);
            CHECK(same<T>(holders.get(row.id)->value, each));
            CHECK(same<T>(*holders.get(row.id)->maybe, each));
            CHECK(holders.insert_range(rows) == 1);
            CHECK(same<T>(holders.get(rows[0].id)->value, each));
            if (each == each) {
                CHECK(holders.count(value == T(each)) == 2);
                CHECK(holders.count(value.in(std::vector<T>{each})) == 2);
            }
            CHECK(holders.erase_where(varve::col<&held::id> > 0) == 2);
            continue;
        }
        const auto refuses = [&](auto&& act) {
            try {
                act();
                FAIL_CHECK("not refused");
            } catch (const varve::data_error& why) {
                CHECK(why.sqlstate().substr(0, 2) == "22");
            }
        };
        refuses([&] { holders.insert(row); });
        refuses([&] { holders.insert(held{.maybe = each}); });
        refuses([&] { holders.insert_range(rows); });
        refuses([&] { here.session.run(varve::update<held>().set(varve::set<&held::value>(T(each))).all_rows()); });
        refuses([&] { holders.count(value == T(each)); });
        refuses([&] { holders.count(value.in(T(each), T(each))); });
        refuses([&] { holders.count(value.in(std::vector<T>{each})); });
        CHECK(holders.count() == 0);
    }
}

/// What somebody else put there is an error that names table, column and value.
template <class Tested, class T>
void strangers_are_named() {
    using held = holder<T>;
    if constexpr (!bench<Tested>::can.untyped_columns) return;
    bench<Tested> here;
    here.session.execute("CREATE TABLE holders (id INTEGER PRIMARY KEY, value, maybe)");
    here.session.execute("INSERT INTO holders (id) VALUES (1)");
    auto holders = here.template rows<held>();
    const auto says = [&](std::string_view column, std::string_view shown) {
        try {
            holders.all();
            FAIL_CHECK("read");
        } catch (const varve::data_error& why) {
            INFO(why.what());
            CHECK(std::string_view{why.what()}.find(column) != std::string_view::npos);
            CHECK(std::string_view{why.what()}.find(shown) != std::string_view::npos);
            CHECK(why.sqlstate().substr(0, 2) == "22");
            CHECK(why.sql().find("SELECT") != std::string::npos);
        }
    };
    says("holders.value", "NULL");
    for (const unlike& each : sample<T>::unreadable()) {
        INFO(each.sql);
        here.session.execute("UPDATE holders SET value = " + each.sql);
        says("holders.value", each.shown);
    }
    here.session.run(varve::update<held>().set(varve::set<&held::value>(T{sample<T>::values()[0]})).all_rows());
    CHECK(holders.all().size() == 1);
    for (const unlike& each : sample<T>::unreadable()) {
        here.session.execute("UPDATE holders SET maybe = " + each.sql);
        says("holders.maybe", each.shown);
    }
}

/// The whole row of the table.
template <class Tested, class T>
void type_behaves() {
    const std::vector<T> values = sample<T>::values();
    values_come_back<Tested, T>(values);
    values_are_found<Tested, T>(values);
    values_are_found_in_ranges<Tested, T>(values);
    if constexpr (sample<T>::has_order) values_keep_order<Tested, T>(values);
    {
        bench<Tested, described<T>> here;
        literals_are_what_is_bound<T>(here);
        if constexpr (sample<T>::is_indexable) indexes_find_it<T>(here);
    }
    if constexpr (sample<T>::is_indexable) can_be_a_key<Tested, T>();
    limits_are_kept_or_refused<Tested, T>();
    strangers_are_named<Tested, T>();
}

}  // namespace varve_test
