#include <catch2/catch_test_macros.hpp>

#include <string>

#include <varve/diff/diff.hpp>

#include "build_schema.hpp"

namespace {

using namespace build;

std::string of_columns(const column& before, const column& after) {
    return varve::text_of(varve::diff(of({tab("t", {before})}), of({tab("t", {after})})).hazards());
}
std::string of_types(type_kind before, int size, type_kind after, int new_size) {
    return of_columns(col("c", before, size), col("c", after, new_size));
}
std::string of_change(const schema& from, const schema& to) {
    return varve::text_of(varve::diff(from, to, {{}, {}, false}).hazards());
}
column with_default(column made) {
    made.default_value = sql("0");
    return made;
}

const std::string rewritten = "table_rewrite, breaks_old_readers";
const std::string lossy = "data_loss, table_rewrite, breaks_old_readers, may_fail_on_data";

}  // namespace

TEST_CASE("hazards of types: widening, narrowing, another kind") {
    using enum type_kind;
    CHECK(of_types(text, 30, text, 40).empty());
    CHECK(of_types(text, 30, text, 0).empty());
    CHECK(of_types(text, 40, text, 30) == lossy);
    CHECK(of_types(text, 0, text, 30) == lossy);
    CHECK(of_types(integer, 32, integer, 64) == rewritten);
    CHECK(of_types(integer, 64, integer, 32) == lossy);
    CHECK(of_types(floating, 64, floating, 32) == lossy);
    CHECK(of_types(integer, 32, floating, 64) == rewritten);
    CHECK(of_types(integer, 64, floating, 64) == lossy);
    CHECK(of_types(integer, 64, text, 0) == rewritten);
    CHECK(of_types(text, 0, integer, 64) == lossy);
    CHECK(of_types(timestamp, 0, local_timestamp, 0) == lossy);

    column ten_five = col("c", decimal, 10);
    ten_five.type.scale = 5;
    column ten_six = ten_five;
    ten_six.type.scale = 6;
    column eleven_six = ten_six;
    eleven_six.type.size = 11;
    CHECK(of_columns(ten_five, ten_six) == lossy);
    CHECK(of_columns(ten_five, eleven_six) == rewritten);

    column plain_number = col("c", integer, 32);
    column positive_number = plain_number;
    positive_number.type.is_unsigned = true;
    CHECK(of_columns(positive_number, col("c", integer, 64)) == rewritten);
    CHECK(of_columns(plain_number, positive_number) == lossy);
}

TEST_CASE("hazards of enumerations") {
    column two = col("c", type_kind::enumeration);
    two.type.labels = {"a", "b"};
    column three = two;
    three.type.labels = {"a", "b", "c"};
    column swapped = two;
    swapped.type.labels = {"b", "a"};
    CHECK(of_columns(two, three) == "breaks_old_readers");
    CHECK(of_columns(three, two) == lossy);
    CHECK(of_columns(two, swapped) == "table_rewrite");
}

TEST_CASE("hazards of NULL, defaults, identity and generation") {
    const column plain = col("c");
    CHECK(of_columns(plain, null(plain)) == "breaks_old_readers");
    CHECK(of_columns(null(plain), plain) == "breaks_old_readers, may_fail_on_data");
    CHECK(of_columns(plain, with_default(plain)).empty());
    CHECK(of_columns(with_default(plain), plain) == "breaks_old_readers");
    column key = col("c", type_kind::integer, 64);
    column always = key;
    always.identity = varve::schema::identity::always;
    CHECK(of_columns(key, always) == "breaks_old_readers");
    column generated = plain;
    generated.generated = sql("1");
    CHECK(of_columns(plain, generated) == lossy);
    column commented = plain;
    commented.comment = "words";
    CHECK(of_columns(plain, commented).empty());
}

TEST_CASE("hazards of columns and tables that come and go") {
    const schema from = of({tab("t", {col("a")})});
    CHECK(of_change(from, of({tab("t", {col("a"), null(col("b"))})})).empty());
    CHECK(of_change(from, of({tab("t", {col("a"), with_default(col("b"))})})).empty());
    CHECK(of_change(from, of({tab("t", {col("a"), col("b")})})) == "breaks_old_readers, may_fail_on_data");
    CHECK(of_change(of({tab("t", {col("a"), col("b")})}), from) == "data_loss, breaks_old_readers");
    CHECK(of_change(from, {}) == "data_loss, breaks_old_readers");
    CHECK(of_change({}, from).empty());
    column sum = col("sum");
    sum.generated = sql("a");
    CHECK(of_change(of({tab("t", {col("a"), sum})}), from) == "breaks_old_readers");
}

TEST_CASE("hazards of keys, checks and indexes") {
    const schema from = of({tab("t", {col("a"), col("b")})});
    const auto with = [&](auto member, auto part) {
        schema to = from;
        (to.tables[0].*member).push_back(part);
        return to;
    };
    const schema uniquely = with(&table::uniques, unique{"u", {"a"}, false});
    CHECK(of_change(from, uniquely) == "may_fail_on_data");
    CHECK(of_change(uniquely, from) == "breaks_old_readers");
    CHECK(of_change(uniquely, with(&table::uniques, unique{"other", {"a"}, false})).empty());
    CHECK(of_change(uniquely, with(&table::indexes, idx("u", {"a"}, true))).empty());
    CHECK(of_change(uniquely, with(&table::uniques, unique{"u", {"b"}, false})) == "breaks_old_readers, may_fail_on_data");
    CHECK(of_change(from, with(&table::checks, check{"c", positive("a")})) == "may_fail_on_data");
    CHECK(of_change(with(&table::checks, check{"c", positive("a")}), from).empty());
    CHECK(of_change(from, with(&table::indexes, idx("i", {"a"}))).empty());
    CHECK(of_change(from, with(&table::indexes, idx("i", {"a"}, true))) == "may_fail_on_data");
    foreign_key key = build::key("fk", "a", "t", "b");
    const schema keyed_by = with(&table::foreign_keys, key);
    CHECK(of_change(from, keyed_by) == "may_fail_on_data");
    key.on_delete = referential_action::cascade;
    CHECK(of_change(keyed_by, with(&table::foreign_keys, key)).empty());
    schema primary = from;
    primary.tables[0].primary_key = {"pk", {"a"}};
    CHECK(of_change(from, primary) == "table_rewrite, may_fail_on_data");
    CHECK(of_change(primary, from) == "table_rewrite, breaks_old_readers");
}

TEST_CASE("a rename breaks programs from before and loses nothing") {
    schema to = of({tab("t", {col("b")})});
    to.tables[0].columns[0].hints.renamed_from.emplace_back("a");
    CHECK(varve::text_of(varve::diff(of({tab("t", {col("a")})}), to).hazards()) == "breaks_old_readers");
}
