// diff where DESIGN promises it: in a constant expression.
#include <catch2/catch_test_macros.hpp>

#include <varve/diff/describe.hpp>
#include <varve/diff/diff.hpp>
#include <varve/schema/canonical.hpp>

#include "build_schema.hpp"

namespace {

using namespace build;

constexpr schema version(int number) {
    table metrics = keyed(tab("metrics", {col("id", type_kind::integer, 64), col("name"), col("value", type_kind::floating, 64)}));
    if (number > 1) metrics.columns.push_back(null(col("dataset")));
    if (number > 2) metrics.indexes.push_back(idx("ix_metrics_name", {"name"}));
    return of({metrics});
}

static_assert(varve::diff(version(1), version(2)).is_backward_compatible());
static_assert(!varve::diff(version(2), version(1)).is_backward_compatible());
static_assert(varve::diff(version(1), version(3)).is_backward_compatible());
static_assert(varve::diff(version(3), version(2), {{}, {}, false}).is_backward_compatible());
static_assert(varve::diff(version(1), version(3)).size() == 2);

// A function, as g++ 12 does not look into a temporary vector at the top of a static_assert.
constexpr bool is_described() {
    const varve::changes found = varve::diff(version(1), version(2));
    return varve::describe(found.list[0]) == "add column metrics.dataset text NULL";
}
static_assert(is_described());
static_assert(varve::diff(version(2), version(2)).empty());

constexpr bool folds(const schema& from, const schema& to) {
    schema state = from;
    const varve::changes found = varve::diff(from, to, {{}, {}, false});
    varve::apply(state, found.list);
    const bool there = canonical(state) == canonical(to);
    varve::apply(state, varve::inverse(found));
    return there && canonical(state) == canonical(from);
}
static_assert(folds(version(1), version(3)));
static_assert(folds(version(3), version(1)));
static_assert(folds({}, version(3)));
static_assert(folds(version(3), {}));

}  // namespace

TEST_CASE("what holds at compile time holds at run time") {
    CHECK(folds(version(3), version(1)));
    CHECK(varve::diff(version(1), version(2)).is_backward_compatible());
}
