// What the sides that go through Varve share. The structs are not ours to touch here, so their facts stand beside them.
#pragma once

#include <string>
#include <vector>

#include <varve/backend/sqlite/sqlite.hpp>
#include <varve/repository/repository.hpp>

#include "data.hpp"

template <>
struct varve::model<benchmark::metric> {
    static constexpr auto facts() {
        return varve::facts(varve::table<"metrics">, varve::primary_key<&benchmark::metric::id>.generated());
    }
};
template <>
struct varve::model<benchmark::reading> {
    static constexpr auto facts() {
        return varve::facts(varve::table<"readings">, varve::primary_key<&benchmark::reading::id>.generated(),
                            varve::foreign_key<&benchmark::reading::metric_id>.references<&benchmark::metric::id>(),
                            varve::index<&benchmark::reading::metric_id>);
    }
};

namespace benchmark {

using varve::col;
using session = varve::session<varve::sqlite>;
using metrics = varve::repository<metric, varve::sqlite>;

/// In memory, with these tables. Out of line: opening is not what is measured, and is compiled once.
session open(const std::vector<std::string>& tables);

}  // namespace benchmark
