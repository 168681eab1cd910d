#pragma once

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <varve/core/rule.hpp>
#include <varve/expression/column_rules.hpp>
#include <varve/model/column_identity.hpp>
#include <varve/model/facts.hpp>
#include <varve/model/embedding.hpp>
#include <varve/model/layout.hpp>
#include <varve/model/tied_columns.hpp>
#include <varve/reflect/reflectable.hpp>
#include <varve/sql/codec.hpp>

namespace varve {

// Each rule is a class template that carries the struct and the member, so that the first note behind the message names
// them. They are asked once a model, in table_of; a broken rule's fact or field is then left out, so that one mistake
// gives one message.

template <class T>
struct is_declared_a_model {
    static constexpr bool holds = is_model<T>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a struct that is no model is used as one; a model says so with facts; give it `static constexpr auto "
                      "facts()`, or specialise `varve::model<T>`, deriving it from `varve::defaults` when there is nothing to say");
    }
};

template <class Model, auto Member>
struct fact_names_own_member {
    static constexpr bool holds = is_member_of<Member, Model>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a fact names a member of another struct; the facts of a model are about its own fields; write a pointer "
                      "to a member of the model named in this rule, or move the fact to the struct it is about");
    }
};

template <class Model, std::size_t Position, class FieldType>
struct field_type_is_mapped {
    static constexpr bool holds = mapped<FieldType>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a field's type is no column type; every field of a model is a built-in type, has a varve::column_type, "
                      "or is an embedded struct; specialise varve::column_type for the field type named in this rule, or add the "
                      "fact varve::embedded<…>");
    }
};

template <class Model, auto Member, schema::storage Storage>
struct field_can_be_stored_so {
    static constexpr bool holds = detail::storable_as<detail::without_optional<member_value<Member>>, Storage>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a field cannot be stored as its fact says; only some types have another storage; the header of the "
                      "field's type lists what it can be stored as");
    }
};

template <class Model, bool Distinct>
struct column_names_are_distinct {
    static constexpr bool holds = Distinct;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: two columns of a model have one name; the columns of a table have different names; give one of them "
                      "another with varve::column_name<…>, or the embedded struct a prefix");
    }
};

template <class Model, auto Member>
struct primary_key_is_not_null {
    static constexpr bool holds = !detail::is_optional<member_value<Member>>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a primary key is nullable; a row cannot be found by a key that may be absent; make the field named in "
                      "this rule's template argument a plain value instead of std::optional");
    }
};

/// Words are found in texts.
template <class Model, auto Member>
struct full_text_field_is_text {
    static constexpr bool holds = logical_type<member_value<Member>>().kind == schema::type_kind::text;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a full-text index names a field that is no text; words are found in texts alone; leave out the field named in "
                      "this rule, or keep its words in a std::string");
    }
};

namespace detail {

template <class Model, auto... Members>
consteval bool check_members(member_list<Members...>) {
    return (true && ... && (is_member_of<Members, Model> || obeys<fact_names_own_member<Model, Members>>()));
}

template <class Model, auto... Members>
consteval bool all_own(member_list<Members...>) {
    return (true && ... && is_member_of<Members, Model>);
}

template <class Model, auto... Members>
consteval bool check_key(member_list<Members...>) {
    return (true && ... && obeys<primary_key_is_not_null<Model, Members>>());
}

template <class Model, auto... Members>
consteval bool check_texts(member_list<Members...>) {
    return (true && ... && obeys<full_text_field_is_text<Model, Members>>());
}

/// Whether a fact is about the model's own fields; asks no rule.
template <class Model, class Fact>
consteval bool is_own_fact() {
    if constexpr (requires { typename Fact::members; })
        return all_own<Model>(typename Fact::members{});
    else
        return is_about_own_member<Model, Fact>();
}

/// What a check, a generated column or an index is calculated from.
template <class Model, class Fact>
consteval bool check_calculation() {
    if constexpr (requires { typename Fact::calculation; })
        return columns_obey<fact_names_own_member, Model, typename Fact::calculation>;
    else
        return true;
}

template <class Model, class Fact>
consteval bool check_fact_rules() {
    if constexpr (!check_calculation<Model, Fact>()) {
        return false;
    } else if constexpr (requires { typename Fact::members; }) {
        if constexpr (!check_members<Model>(typename Fact::members{}))
            return false;
        else if constexpr (requires { Fact::is_primary_key; })
            return check_key<Model>(typename Fact::members{});
        else if constexpr (requires { Fact::is_full_text; })
            return check_texts<Model>(typename Fact::members{});
        else
            return true;
    } else if constexpr (requires { Fact::member; }) {
        if constexpr (!obeys<fact_names_own_member<Model, Fact::member>>())
            return false;
        else if constexpr (requires { Fact::storage; })
            return obeys<field_can_be_stored_so<Model, Fact::member, Fact::storage>>();
        else
            return true;
    } else {
        return true;
    }
}

// The rules about single fields and members are instantiated only where they are broken: there are many that are not.
template <class Model, class... Fields, std::size_t... I>
consteval bool check_types(type_list<Fields...>, std::index_sequence<I...>) {
    if constexpr ((true && ... && mapped<Fields>))
        return true;
    else
        return (true & ... & obeys<field_type_is_mapped<Model, I, Fields>>());
}

template <class Model>
consteval bool has_distinct_names() {
    for (std::size_t i = 0; i < column_count<Model>; ++i)
        for (std::size_t j = i + 1; j < column_count<Model>; ++j)
            if (layout_of<Model>[i].name == layout_of<Model>[j].name) return false;
    return true;
}

template <class Model, class... Facts>
consteval bool check_facts(fact_list<Facts...>) {
    return (true & ... & check_fact_rules<Model, Facts>());
}

/// All rules of one model. True when it may be used.
template <class Model>
consteval bool check_model_rules() {
    if constexpr (!obeys<is_declared_a_model<Model>>()) {
        return false;
    } else {
        constexpr bool facts_hold = check_facts<Model>(fact_types<Model>{});
        constexpr bool types_hold = check_types<Model>(column_types<Model>{}, std::make_index_sequence<column_count<Model>>{});
        constexpr bool names_hold = obeys<column_names_are_distinct<Model, has_distinct_names<Model>()>>();
        return facts_hold && types_hold && names_hold;
    }
}

/// Entry points ask this, and go on with nothing when it is false.
template <class Model>
inline constexpr bool model_is_sound = check_model_rules<Model>();

}  // namespace detail

}  // namespace varve
