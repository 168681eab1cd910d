#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <varve/model/model.hpp>

// The models of a small shop; each shows a part of what facts can say.
namespace shop {

enum class status { draft, sent, paid };

/// Says nothing: the table is named after the type, the key is `id`, and the engine makes it.
struct line_note {
    std::int64_t id{};
    std::string text;
    std::optional<double> weight;

    static constexpr auto facts() { return varve::facts(); }
};

struct geo {
    double latitude{};
    double longitude{};

    static constexpr auto facts() {
        return varve::facts(varve::check<"on_earth">(varve::col<&geo::latitude> <= 90.0), varve::comment<&geo::longitude>("degrees east"));
    }
};

struct address {
    std::string street;
    std::optional<std::string> city;
    geo position;

    static constexpr auto facts() {
        return varve::facts(varve::column_name<&address::street, "street_name">, varve::length<&address::street>(80),
                            varve::embedded<&address::position>.prefix("at_"), varve::index<&address::city>,
                            varve::unique<&address::street, &address::city>);
    }
};

struct customer {
    std::int64_t number{};
    std::string name;
    address billing;
    address shipping;
    status state = status::draft;

    static constexpr auto facts() {
        return varve::facts(varve::table<"customers">, varve::in_schema<"sales">, varve::primary_key<&customer::number>.generated_always(),
                            varve::embedded<&customer::billing>.prefix("billing_"), varve::embedded<&customer::shipping>.prefix("shipping_"),
                            varve::stored_as<&customer::state, varve::schema::storage::integer>,
                            varve::default_value<&customer::state>(status::sent),
                            varve::check<"not_paid">(varve::col<&customer::state> != status::paid),
                            varve::index<varve::in<&customer::billing, &address::position, &geo::latitude>>.named("ix_latitude"));
    }
};

struct order {
    std::int64_t customer{};
    std::int32_t number{};
    std::optional<std::int64_t> replaces_customer;
    std::optional<std::int32_t> replaces_number;
    double net{};
    double tax{};
    double gross{};
    std::string code;
    std::optional<std::string> remark;

    static constexpr auto facts() {
        using varve::col;
        return varve::facts(
            varve::table<"orders">, varve::comment("what customers want"), varve::table_renamed_from("purchases"),
            varve::primary_key<&order::customer, &order::number>.named("the_key"),
            varve::foreign_key<&order::customer>.references<&customer::number>().on_delete(varve::cascade).on_update(varve::restrict),
            varve::foreign_key<&order::replaces_customer, &order::replaces_number>.references<&order::customer, &order::number>()
                .named("fk_replaces").on_delete(varve::set_null).initially_deferred(),
            varve::unique<&order::code>.named("one_code"), varve::unique<&order::remark, &order::net>.nulls_not_distinct(),
            varve::index<&order::net, &order::tax>.descending<&order::tax>(),
            varve::index<&order::gross>.descending().unique().named("ix_dear").where(col<&order::gross> > 1000.0),
            varve::index<&order::remark>.using_method("hash"),
            varve::expression_index("ix_total", col<&order::net> + col<&order::tax>).unique(),
            varve::check<"sums">(col<&order::net> + col<&order::tax> == col<&order::gross> && col<&order::remark>.is_not_null()),
            varve::check<"opaque">(varve::sql("length(code) = 8")),
            varve::check<"texts">(col<&order::code> != "x" && col<&order::remark>.in("a text that is longer than any short string", "")), varve::default_value<&order::net>(1), varve::default_value<&order::code>("none"),
            varve::default_value<&order::remark>(varve::sql("lower('X')")),
            varve::generated<&order::gross>(col<&order::net> + col<&order::tax>).stored(), varve::collation<&order::code, "NOCASE">,
            varve::comment<&order::code>("printed"), varve::length<&order::code>(8), varve::sql_type<&order::remark>("CITEXT", "postgres"),
            varve::sql_type<&order::remark>("CLOB"), varve::renamed<&order::code>.from("label"), varve::renamed<&order::code>.from("sign"),
            varve::dropped<"colour">, varve::dropped<"weight">);
    }
};

/// Not ours to touch: described from outside.
struct point {
    std::int32_t id{};
    std::int32_t x{};
};

/// The same, with nothing to say.
struct plain_note {
    std::string id;
    std::string text;
};

/// Has a field `id`, and is to have no key.
struct event_log {
    std::int64_t id{};
    std::string text;

    static constexpr auto facts() { return varve::facts(varve::no_primary_key); }
};

/// `id` may be NULL, so it is no key by itself.
struct loose {
    std::optional<std::int64_t> id;

    static constexpr auto facts() { return varve::facts(); }
};

struct engine_a {
    static constexpr std::string_view name = "a";
};

struct tuned {
    std::int64_t id{};

    static constexpr auto facts() {
        return varve::facts(varve::only<engine_a>(varve::strict, varve::table_option{"fill", "70"}), varve::primary_key<&tuned::id>);
    }
};

}  // namespace shop

template <>
struct varve::model<shop::point> {
    static constexpr auto facts() {
        return varve::facts(varve::table<"points">, varve::primary_key<&shop::point::id>.generated());
    }
};
template <>
struct varve::model<shop::plain_note> : varve::defaults {};
