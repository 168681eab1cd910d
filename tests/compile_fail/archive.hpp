// Models for inserts that do not compile: a table, an archive of it, and rows that fit or do not.
#pragma once

#include <varve/query/inserts.hpp>

struct metric {
    std::int64_t id{};
    std::string name;
    std::optional<std::string> dataset{};
    double value{};
    static constexpr auto facts() { return varve::facts(varve::primary_key<&metric::id>.generated(), varve::unique<&metric::name>); }
};
struct archived {
    std::int64_t id{};
    std::string name;
    double value{};
    double twice{};
    static constexpr auto facts() {
        return varve::facts(varve::primary_key<&archived::id>.generated(), varve::generated<&archived::twice>(varve::col<&archived::value> * 2.0));
    }
};
struct named {
    std::string name;
    double value{};
};
struct other {
    std::optional<std::string> name;
    double value{};
};
struct short_one {
    double value{};
};
using varve::col;
using varve::insert_into;
using varve::select;
