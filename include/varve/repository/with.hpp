// Eager loading: rows of a repository with those that belong to them, one query for each relation however many rows there
// are, and never one that was not asked for. What goes in are relations, named by the members of foreign keys; what comes
// out pairs each row with plain vectors and optionals of structs. Included by those who call repository::with.
#pragma once

#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include <varve/repository/detail/linked_query.hpp>
#include <varve/repository/detail/relation.hpp>
#include <varve/repository/detail/relation_keys.hpp>
#include <varve/repository/loaded.hpp>
#include <varve/repository/repository.hpp>

namespace varve {

/// What rows are loaded along is a foreign key.
template <class Model, auto Relation>
struct relation_is_a_foreign_key {
    static constexpr bool holds = detail::find_relation_kind<Model, Relation>() != detail::relation_kind::none;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: rows are to be loaded along what is no foreign key between their tables; a relation is a foreign key, "
                      "of the other struct to this model or of this model to the other, or varve::through<…> of a link between both; one "
                      "of several columns is named as in its fact, varve::foreign_key<…>; add that fact for the member named in this rule");
    }
};

/// Many to many, by the two foreign keys of the table between: `through<&membership::person_id, &membership::group_id>`.
template <member auto Near, member auto Far>
inline constexpr detail::link<Near, Far> through{};

/// Children of children and so on, one query a level: `with<nested<&book::author_id, &page::book_id>>()` loads the books of
/// each author and the pages of each book, as `loaded<book, &page::book_id>`. Any relation may stand in front, and several inside.
template <auto Relation, auto... Inner>
inline constexpr detail::nested_relation<Relation, Inner...> nested{};

/// What `repository.with<…>()` gives: the reads of the repository, each row with what belongs to it. Softly erased rows are
/// left out at both ends, unless the repository sees them. Throws the classes of varve::error.
template <class Model, backend Backend, seen_rows Seen, auto... Relations>
class loader {
public:
    using row_type = loaded<Model, Relations...>;

    explicit loader(session<Backend>& session) : session_(session) {}

    template <class... Key>
    std::optional<row_type> get(const Key&... key) {
        return first_of(rows().get(key...));
    }
    template <predicate Predicate>
    std::optional<row_type> find(const Predicate& condition) {
        return first_of(rows().find(condition));
    }
    template <predicate Predicate, detail::order_key... Orders>
    std::vector<row_type> where(const Predicate& condition, const Orders&... orders) {
        return beside(gathered(rows().stream(condition, orders...)));
    }
    template <detail::order_key... Orders>
    std::vector<row_type> all(const Orders&... orders) {
        // All that is there, unless some are hidden.
        return beside<!detail::soft_deletes<Model> || Seen == seen_rows::all>(gathered(rows().stream(orders...)));
    }
    template <class... KeyAndSize>
    std::vector<row_type> page(const KeyAndSize&... each) {
        return beside(gathered(rows().page(each...)));
    }

private:
    template <class, varve::backend, seen_rows, auto...>
    friend class loader;

    repository<Model, Backend, Seen> rows() { return repository<Model, Backend, Seen>{session_}; }

    std::optional<row_type> first_of(std::optional<Model>&& found) {
        if (!found) return std::nullopt;
        std::vector<row_type> one(1);
        one[0].row = std::move(*found);
        return std::move(beside(std::move(one))[0]);
    }

    template <class Rows>
    static std::vector<row_type> gathered(Rows&& found) {
        std::vector<row_type> made;
        for (Model& each : found) made.emplace_back(std::move(each));
        return made;
    }

    template <bool Whole = false>
    std::vector<row_type> beside(std::vector<row_type> made) {
        if constexpr ((true & ... & static_cast<int>(detail::obeys<relation_is_a_foreign_key<Model, Relations>>())))
            if (!made.empty()) (load<Relations, Whole>(made), ...);
        return made;
    }

    template <auto Relation, bool Whole>
    void load(std::vector<row_type>& made) {
        constexpr detail::relation_kind kind = detail::find_relation_kind<Model, Relation>();
        if constexpr (kind == detail::relation_kind::one_to_many)
            load_children<Relation, Whole>(made);
        else if constexpr (kind == detail::relation_kind::many_to_one)
            load_parents<Relation>(made);
        else
            load_linked<Relation>(made);
    }

    // Of a whole table all children are asked for without naming their parents (measured: a third of the instructions).
    template <auto Relation, bool Whole>
    void load_children(std::vector<row_type>& made) {
        using child = typename detail::related<Model, Relation>::far;
        using near = detail::near_columns_of<Relation>;
        using far = detail::far_columns_of<Relation>;
        repository<child, Backend, Seen> children{session_};
        if constexpr (!Whole) {
            const detail::places_of_rows<far> places{made};
            give_children<Relation, false>(made, places.keys, by_key(children, places.condition(near{})));
        } else if constexpr (detail::may_be_absent(near{})) {
            give_children<Relation, false>(made, detail::keys_by<far>(made), by_key(children, detail::all_present(near{})));
        } else {
            give_children<Relation, !detail::soft_deletes<child> || Seen == seen_rows::all>(made, detail::keys_by<far>(made), by_key(children));
        }
    }

    template <auto Relation, bool Whole, class Keys, class Children>
    void give_children(std::vector<row_type>& made, const Keys& keys, Children&& children) {
        for (auto& each : deepened<Relation, Whole>(children))
            detail::with_matched(detail::plain_row(each), detail::near_columns_of<Relation>{}, [&](const auto& value) {
                const std::size_t place = keys.find(value);  // what a foreign key refers to is there once
                if (place != detail::nowhere) made[place].template get<Relation>().push_back(std::move(each));
            });
    }

    template <auto Relation>
    void load_parents(std::vector<row_type>& made) {
        using far = detail::far_columns_of<Relation>;
        const detail::places_of_rows<detail::near_columns_of<Relation>> places{made};
        repository<typename detail::related<Model, Relation>::far, Backend, Seen> parents{session_};
        auto found = parents.where(places.condition(far{}));
        for (const auto& each : deepened<Relation, false>(found))
            detail::with_matched(detail::plain_row(each), far{}, [&](const auto& value) {
                places.keys.each_of(value, [&](std::size_t place) { made[place].template get<Relation>() = each; });
            });
    }

    template <auto Relation>
    void load_linked(std::vector<row_type>& made) {
        using link = std::remove_cv_t<decltype(detail::base_of<Relation>)>;
        constexpr auto near_member = link::near_member;
        using referenced = detail::member_list<detail::reference_of<near_member>>;
        using value = typename detail::matched_value<referenced>::type;
        using query = detail::linked_query<near_member, link::far_member, Seen, value>;
        const detail::places_of_rows<referenced> places{made};
        auto found = session_.all(query{places.condition(detail::member_list<near_member>{})});
        if constexpr (!detail::relation_parts<Relation>::is_nested)
            for (const auto& each : found)
                places.keys.each_of(each.near_value, [&](std::size_t place) { made[place].template get<Relation>().push_back(each.row); });
        else
            give_linked<Relation>(made, places.keys, found);
    }

    // A row that several are linked with has what is beside it loaded once.
    template <auto Relation, class Keys, class Linked>
    void give_linked(std::vector<row_type>& made, const Keys& keys, const std::vector<Linked>& found) {
        using far = typename detail::related<Model, Relation>::far;
        using referenced = detail::member_list<detail::reference_of<std::remove_cv_t<decltype(detail::base_of<Relation>)>::far_member>>;
        const auto same = detail::keys_by<referenced>(found);
        std::vector<far> once;
        std::vector<std::size_t> places(found.size(), detail::nowhere);
        for (std::size_t i = 0; i < found.size(); ++i)
            detail::with_matched(found[i].row, referenced{}, [&](const auto& value) {
                const std::size_t first = same.find(value);
                if (first == i) once.push_back(found[i].row);
                places[i] = first == i ? once.size() - 1 : places[first];
            });
        const auto rows = deepened<Relation, false>(once);
        for (std::size_t i = 0; i < found.size(); ++i)
            if (places[i] != detail::nowhere)
                keys.each_of(found[i].near_value, [&](std::size_t place) { made[place].template get<Relation>().push_back(rows[places[i]]); });
    }

    /// Rows as they are, or with what is loaded beside them.
    template <auto Relation, bool Whole, class Rows>
    decltype(auto) deepened(Rows& found) {
        if constexpr (detail::relation_parts<Relation>::is_nested)
            return deepened_by<typename detail::related<Model, Relation>::far, Whole>(Relation, found);
        else
            return (found);
    }
    template <class Far, bool Whole, auto Base, auto... Inner, class Rows>
    auto deepened_by(detail::nested_relation<Base, Inner...>, Rows& found) {
        using inner = loader<Far, Backend, Seen, Inner...>;
        return inner{session_}.template beside<Whole>(inner::gathered(found));
    }

    // Children in the order of their key, so that a result does not depend on the engine's plan.
    template <class Other, predicate... Condition>
    static auto by_key(repository<Other, Backend, Seen>& others, const Condition&... condition) {
        if constexpr (detail::key_size<Other> == 0)
            return others.stream(condition...);
        else
            return others.stream(condition..., detail::positioned_column<Other, detail::key_positions<Other>[detail::key_size<Other> - 1]>{});
    }

    session<Backend>& session_;
};

template <class Model, backend Backend, seen_rows Seen>
template <auto... Relations>
loader<Model, Backend, Seen, Relations...> repository<Model, Backend, Seen>::with() const {
    return loader<Model, Backend, Seen, Relations...>{session_};
}

}  // namespace varve
