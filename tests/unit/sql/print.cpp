#include <varve/sql/print.hpp>

#include <catch2/catch_test_macros.hpp>

#include "plain_dialect.hpp"

namespace {

namespace op = varve::schema::operators;
using varve::schema::expression;
using varve::schema::node_kind;
using varve::schema::type_kind;

constexpr expression leaf(node_kind kind, std::string_view text, type_kind type = type_kind::integer,
                          std::string_view qualifier = {}) {
    expression made;
    made.nodes.emplace_back();
    made.nodes.back().kind = kind;
    made.nodes.back().text = text;
    made.nodes.back().qualifier = qualifier;
    made.nodes.back().value_type.kind = type;
    return made;
}
constexpr expression column(std::string_view name, std::string_view qualifier = {}) {
    return leaf(node_kind::column, name, type_kind::integer, qualifier);
}
constexpr expression number(std::string_view text) { return leaf(node_kind::literal, text); }
constexpr expression parameter(type_kind type = type_kind::integer) { return leaf(node_kind::parameter, "", type); }
constexpr expression opaque(std::string_view text) { return leaf(node_kind::opaque, text); }

template <class... Operands>
constexpr expression branch(node_kind kind, std::string_view text, const Operands&... operands) {
    expression made = leaf(kind, text);
    made.nodes.front().arity = static_cast<int>(sizeof...(operands));
    (made.nodes.insert(made.nodes.end(), operands.nodes.begin(), operands.nodes.end()), ...);
    return made;
}
template <class... Operands>
constexpr expression operation(std::string_view text, const Operands&... operands) {
    return branch(node_kind::operation, text, operands...);
}
constexpr std::string text(const expression& e) { return varve::print(e, plain); }

constexpr expression a() { return column("a"); }
constexpr expression b() { return column("b"); }
constexpr expression c() { return column("c"); }

static_assert(text(operation(op::and_, operation(op::greater, a(), parameter()), operation(op::equal, b(), parameter()))) ==
              R"("a" > ?1 and "b" = ?2)");

}  // namespace

TEST_CASE("leaves are printed through the dialect") {
    CHECK(text(column("we\"ird")) == R"("we""ird")");
    CHECK(text(column("a", "t")) == R"("t"."a")");
    CHECK(text(leaf(node_kind::literal, "it's", type_kind::text)) == "'it''s'");
    expression null = number("");
    null.nodes[0].is_null = true;
    CHECK(text(null) == "NULL");
    CHECK(text(branch(node_kind::call, "count", leaf(node_kind::star, ""))) == "count(*)");
    CHECK(text(branch(node_kind::cast, "", operation(op::add, a(), b()))) == R"(CAST("a" + "b" AS BIGINT))");
    CHECK(text(branch(node_kind::call, "length", a())) == R"(char_length("a"))");
    CHECK(text(branch(node_kind::call, "now")) == "CURRENT_TIMESTAMP");
    CHECK(text(operation(op::less, branch(node_kind::call, "now", a(), b()), c())) == R"(CURRENT_TIMESTAMP < "c")");
}

TEST_CASE("and, or and not are never left to be misread") {
    const auto p = a(), q = b(), r = c();
    CHECK(text(operation(op::and_, operation(op::and_, p, q), r)) == R"("a" and "b" and "c")");
    CHECK(text(operation(op::and_, p, operation(op::and_, q, r))) == R"("a" and "b" and "c")");
    CHECK(text(operation(op::or_, operation(op::and_, p, q), r)) == R"(("a" and "b") or "c")");
    CHECK(text(operation(op::and_, operation(op::or_, p, q), r)) == R"(("a" or "b") and "c")");
    CHECK(text(operation(op::not_, operation(op::equal, p, q))) == R"(not ("a" = "b"))");
    CHECK(text(operation(op::not_, operation(op::not_, p))) == R"(not (not "a"))");
    CHECK(text(operation(op::and_, operation(op::not_, p), q)) == R"(not "a" and "b")");
    CHECK(text(operation(op::equal, operation(op::not_, p), q)) == R"((not "a") = "b")");
}

TEST_CASE("predicates do not nest without parentheses") {
    CHECK(text(operation(op::equal, operation(op::less, a(), b()), c())) == R"(("a" < "b") = "c")");
    CHECK(text(operation(op::equal, a(), operation(op::is_null, b()))) == R"("a" = ("b" is null))");
    CHECK(text(operation(op::is_not_null, operation(op::add, a(), b()))) == R"("a" + "b" is not null)");
    CHECK(text(operation(op::between, a(), number("1"), operation(op::add, b(), number("2")))) == R"("a" between 1 and "b" + 2)");
    CHECK(text(operation(op::between, a(), b(), operation(op::and_, b(), c()))) == R"("a" between "b" and ("b" and "c"))");
    CHECK(text(operation(op::like, a(), parameter(), leaf(node_kind::literal, "\\", type_kind::text))) ==
          R"("a" like ?1 escape '\')");
    CHECK(text(operation(op::is_not_distinct, a(), parameter())) == R"("a" is not distinct from ?1)");
}

TEST_CASE("arithmetic groups from the left") {
    CHECK(text(operation(op::subtract, operation(op::subtract, a(), b()), c())) == R"("a" - "b" - "c")");
    CHECK(text(operation(op::subtract, a(), operation(op::subtract, b(), c()))) == R"("a" - ("b" - "c"))");
    CHECK(text(operation(op::multiply, operation(op::add, a(), b()), c())) == R"(("a" + "b") * "c")");
    CHECK(text(operation(op::add, a(), operation(op::multiply, b(), c()))) == R"("a" + "b" * "c")");
    CHECK(text(operation(op::divide, a(), operation(op::multiply, b(), c()))) == R"("a" / ("b" * "c"))");
    CHECK(text(operation(op::negate, number("-1"))) == "-(-1)");
    CHECK(text(operation(op::negate, operation(op::negate, a()))) == R"(-(-"a"))");
    CHECK(text(operation(op::subtract, a(), operation(op::negate, b()))) == R"("a" - -"b")");
    CHECK(text(operation(op::concatenate, operation(op::concatenate, a(), b()), c())) == R"("a" || "b" || "c")");
    CHECK(text(operation(op::concatenate, a(), operation(op::add, b(), c()))) == R"("a" || ("b" + "c"))");
    CHECK(text(operation(op::multiply, operation(op::concatenate, a(), b()), c())) == R"(("a" || "b") * "c")");
    CHECK(text(operation(op::multiply, c(), operation(op::concatenate, a(), b()))) == R"("c" * ("a" || "b"))");
}

TEST_CASE("opaque text stands alone, in parentheses inside anything else") {
    CHECK(text(varve::schema::sql("a or b")) == "a or b");
    CHECK(text(operation(op::and_, opaque("x or y"), a())) == R"((x or y) and "a")");
    CHECK(text(operation(op::in, a(), opaque("select 1"))) == R"("a" in (select 1))");
    CHECK(text(branch(node_kind::call, "exists", opaque("select 1"))) == "exists(select 1)");
    expression both = a();
    both.text.push_back({"plain", "own"});
    CHECK(text(both) == "own");
    both.text[0].dialect = "other";
    CHECK(text(both) == R"("a")");
    CHECK_FALSE(varve::has_text(varve::schema::sql("x", "other"), plain));
    CHECK(varve::has_text(varve::schema::sql("x"), plain));
}

TEST_CASE("in takes lists, even empty, and ranges that are one parameter") {
    CHECK(text(operation(op::in, a(), branch(node_kind::list, "", number("1"), parameter()))) == R"("a" in (1, ?1))");
    CHECK(text(operation(op::not_in, a(), branch(node_kind::list, "", number("1")))) == R"("a" not in (1))");
    CHECK(text(operation(op::and_, operation(op::in, parameter(), branch(node_kind::list, "")), operation(op::equal, a(), parameter()))) ==
          R"((?1 is null and 1 = 0) and "a" = ?2)");
    CHECK(text(operation(op::not_in, a(), branch(node_kind::list, ""))) == R"(("a" is null or 1 = 1))");
    CHECK(text(operation(op::in_range, operation(op::equal, a(), parameter()), parameter())) == R"(("a" = ?1) = any_number(?2))");
    CHECK(text(operation(op::not_, operation(op::in_range, a(), parameter(type_kind::text)))) == R"(not ("a" = any(?1)))");
    CHECK(text(operation(op::and_, operation(op::not_in_range, a(), parameter()), operation(op::equal, a(), parameter()))) ==
          R"(not ("a" = any_number(?1)) and "a" = ?2)");
    expression of_arrays = parameter(type_kind::array);  // its elements are arrays, of integers
    of_arrays.nodes[0].value_type.element.emplace_back().kind = type_kind::integer;
    CHECK(text(operation(op::in_range, a(), of_arrays)) == R"("a" = any(?1))");
}

TEST_CASE("placeholders go on counting across expressions") {
    std::string out;
    int next = 1;
    varve::print(out, operation(op::equal, a(), parameter()), plain, next);
    out += "; ";
    varve::print(out, operation(op::equal, b(), parameter()), plain, next);
    CHECK(out == R"("a" = ?1; "b" = ?2)");
    CHECK(next == 3);
}

TEST_CASE("a tree that does not match its arities is refused") {
    expression broken = operation(op::add, a());
    broken.nodes[0].arity = 2;
    CHECK_THROWS_AS(text(broken), std::logic_error);
    broken.nodes[0].arity = 0;
    broken.nodes[0].kind = node_kind::list;
    CHECK_THROWS_AS(text(broken), std::logic_error);
}
