#pragma once

#include <type_traits>

#include <varve/core/rule.hpp>
#include <varve/query/join_clause.hpp>
#include <varve/query/rows_list.hpp>
#include <varve/query/select.hpp>

namespace varve {

/// A join without a condition of its own follows a declared foreign key.
template <auto... Members>
struct join_follows_a_foreign_key {
    static constexpr bool holds = detail::never_holds<decltype(Members)...>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a join names fields that are no foreign key; join<…>() follows a declared one, named by all its members "
                      "in their order; add the fact varve::foreign_key<…>.references<…>(), or write join<table>().on(condition)");
    }
};

/// A foreign key leads from the query to the joined table.
template <class Model, class Referenced>
struct join_leads_to_another_table {
    static constexpr bool holds = detail::never_holds<Model>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a join along a foreign key does not lead from a table of the query to another; one side of the key is in "
                      "the query and the other is joined; join the tables in order, or give the joined one an alias when its table "
                      "is there already");
    }
};

/// Every source of a query has a name of its own.
template <class Model>
struct joined_table_has_its_own_name {
    static constexpr bool holds = detail::never_holds<Model>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a query has two tables by one name; its columns could not be told apart; join the struct named in this "
                      "rule by an alias, varve::alias<…>");
    }
};

namespace detail {

template <class Members, class Fact>
consteval bool is_key_of() {
    if constexpr (requires { Fact::is_foreign_key; })
        return std::is_same_v<typename Fact::members, Members>;
    else
        return false;
}

struct no_key {
    static constexpr bool found = false;
};

/// The first of some types that is one; no_key when none is.
template <class... Candidates>
struct first_found {
    using type = no_key;
};
template <class First, class... Rest>
struct first_found<First, Rest...> {
    using type = First;
};
template <class... Rest>
struct first_found<no_key, Rest...> : first_found<Rest...> {};

template <class Members, class Referenced>
struct found_key;
template <auto... Members, auto... Referenced>
struct found_key<member_list<Members...>, referenced_members<Referenced...>> {
    static constexpr bool found = true;
    using referenced = typename referenced_members<Referenced...>::root;

    template <class From, class To>
    static constexpr auto condition() {
        return (... && (column_of<From, Members>{} == column_of<To, Referenced>{}));
    }

private:
    template <class Source, auto Member>
    using column_of = decltype(Source{}(column_expression<Member>{}));
};

template <class Members, class Fact, bool = is_key_of<Members, Fact>()>
struct key_candidate {
    using type = no_key;
};
template <class Members, class Fact>
struct key_candidate<Members, Fact, true> {
    using type = found_key<Members, typename Fact::referenced>;
};
template <class Members, class Facts>
struct find_key;
template <class Members, class... Facts>
struct find_key<Members, fact_list<Facts...>> : first_found<typename key_candidate<Members, Facts>::type...> {};

template <class New, class Query>
struct over_sources;
template <class New, class List, class From, class Where, class Group, class Having, class Order, class Limit, class Offset>
struct over_sources<New, select_query<List, From, Where, Group, Having, Order, Limit, Offset>> {
    using type = select_query<typename list_over<List, New>::type, New, Where, Group, Having, Order, Limit, Offset>;
};

/// The query over more tables. Rows that become optional lose nothing: such lists hold no values.
template <class New, class Query>
constexpr auto over(const Query& query, const New& tables) {
    using made = typename over_sources<New, Query>::type;
    if constexpr (std::is_same_v<decltype(made::selected), decltype(query.selected)>)
        return made{query.selected, tables, query.filter, query.grouping, query.group_filter, query.sorting, query.row_limit, query.row_offset};
    else
        return made{{}, tables, query.filter, query.grouping, query.group_filter, query.sorting, query.row_limit, query.row_offset};
}

template <class Query>
using tables_of = std::remove_cvref_t<decltype(std::declval<const Query&>().tables)>;

template <class From, class Source>
consteval bool check_name() {
    if constexpr (is_unsound<From> || !sources<From>::template has_name<Source>)
        return true;
    else
        return obeys<joined_table_has_its_own_name<typename Source::model>>();
}

/// The joined clause where everything is sound.
template <join_kind Kind, class Query, class Source, class Predicate>
constexpr auto join_on(const Query& query, const Source& source, const Predicate& condition) {
    using from = tables_of<Query>;
    using joined = join_clause<from, Kind, Source, on_clause<Predicate>>;
    if constexpr (is_unsound<from> || !check_name<from, Source>() || !check_conditions<joined, Predicate>())
        return over(query, unsound_from{});
    else
        return over(query, joined{query.tables, source, {condition}});
}

/// A join that has yet to say on what.
template <join_kind Kind, class Query, class Source>
struct join_start {
    Query query;
    [[no_unique_address]] Source source;

    /// Rows are partners where this holds.
    template <predicate Predicate>
    constexpr auto on(const Predicate& condition) const {
        return join_on<Kind>(query, source, condition);
    }
};

template <join_kind Kind, class Source, class Query>
constexpr auto join_source(const Query& query, const Source& source) {
    return join_start<Kind, Query, Source>{query, source};
}

template <class Query, class Source>
constexpr auto join_crosswise(const Query& query, const Source& source) {
    using from = tables_of<Query>;
    if constexpr (is_unsound<from> || !check_name<from, Source>())
        return over(query, unsound_from{});
    else
        return over(query, join_clause<from, join_kind::cross, Source, no_clause>{query.tables, source, {}});
}

/// The source of a model that stands in a query: by its own name, or else by its first alias.
template <class Model, class Sources>
struct find_source;
template <class Model, class... Sources>
struct find_source<Model, source_list<Sources...>>
    : first_found<
          std::conditional_t<source_list<Sources...>::template has_source<table_source<Model>>, table_source<Model>, no_key>,
          std::conditional_t<std::is_same_v<typename Sources::source::model, Model>, typename Sources::source, no_key>...> {};

template <join_kind Kind, auto First, auto... Rest, class Query, class... Given>
constexpr auto join_by_key(const Query& query, const Given&... given) {
    using from = tables_of<Query>;
    using in_query = sources<from>;
    using owner = member_root<First>;
    using key = typename find_key<member_list<First, Rest...>, fact_types<owner>>::type;
    if constexpr (is_unsound<from>) {
        return over(query, unsound_from{});
    } else if constexpr (!key::found) {
        static_cast<void>(obeys<join_follows_a_foreign_key<First, Rest...>>());
        return over(query, unsound_from{});
    } else {
        using referenced = typename key::referenced;
        constexpr bool has_owner = in_query::template has_model<owner>, has_referenced = in_query::template has_model<referenced>;
        if constexpr (sizeof...(Given) == 0) {
            if constexpr (has_owner && !has_referenced)
                return join_by_key<Kind, First, Rest...>(query, table_source<referenced>{});
            else if constexpr (has_referenced && !has_owner)
                return join_by_key<Kind, First, Rest...>(query, table_source<owner>{});
            else {
                static_cast<void>(obeys<join_leads_to_another_table<owner, referenced>>());
                return over(query, unsound_from{});
            }
        } else {
            using joined = std::common_type_t<Given...>;
            if constexpr (has_owner && std::is_same_v<typename joined::model, referenced>)
                return join_on<Kind>(query, given..., key::template condition<typename find_source<owner, in_query>::type, joined>());
            else if constexpr (has_referenced && std::is_same_v<typename joined::model, owner>)
                return join_on<Kind>(query, given..., key::template condition<joined, typename find_source<referenced, in_query>::type>());
            else {
                static_cast<void>(obeys<join_leads_to_another_table<owner, referenced>>());
                return over(query, unsound_from{});
            }
        }
    }
}

template <join_kind Kind, auto... Key, class Query, class... Source>
constexpr auto join_along(const Query& query, const Source&... source) {
    return join_by_key<Kind, Key...>(query, source...);
}

template <class First, class... Rest>
constexpr auto select_rows(const First& first) {
    using list = rows_list<selected_rows<First, false>, selected_rows<Rest, false>...>;
    if constexpr (std::is_same_v<First, table_source<typename First::model>>) {
        static_cast<void>(model_is_sound<typename First::model>);
        return select_query<list, from_clause<typename First::model>>{};
    } else {
        return select_query<list, from_source<First>>{{}, {first}, {}, {}, {}, {}, {}, {}};
    }
}

}  // namespace detail

}  // namespace varve
