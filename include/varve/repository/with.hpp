// Eager loading: rows of a repository with those that belong to them, one query for each relation however many rows there
// are, and never one that was not asked for. What goes in are relations, named by the members of foreign keys; what comes
// out pairs each row with plain vectors and optionals of structs. Included by those who call repository::with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <varve/repository/detail/linked_query.hpp>
#include <varve/repository/detail/related_keys.hpp>
#include <varve/repository/detail/relation.hpp>
#include <varve/repository/repository.hpp>

namespace varve {

/// What rows are loaded along is a foreign key.
template <class Model, auto Relation>
struct relation_is_a_foreign_key {
    static constexpr bool holds = detail::find_relation_kind<Model, Relation>() != detail::relation_kind::none;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: rows are to be loaded along what is no foreign key between their tables; a relation is a foreign key of "
                      "one column, of the other struct to this model or of this model to the other, or varve::through<…> of a link "
                      "between both; add the fact varve::foreign_key<…> for the member named in this rule");
    }
};

/// Many to many, by the two foreign keys of the table between: `through<&membership::person_id, &membership::group_id>`.
template <member auto Near, member auto Far>
inline constexpr detail::link<Near, Far> through{};

/// A row with what was loaded beside it: `auto& [metric, readings] = each;`, or `each.row` and `each.get<&reading::metric_id>()`.
template <class Model, auto... Relations>
struct loaded {
    Model row{};
    std::tuple<typename detail::related<Model, Relations>::type...> beside{};

    /// What was loaded along a relation.
    template <auto Relation>
        requires(!std::is_integral_v<decltype(Relation)>)
    auto& get() {
        return std::get<position<Relation>()>(beside);
    }
    template <auto Relation>
        requires(!std::is_integral_v<decltype(Relation)>)
    const auto& get() const {
        return std::get<position<Relation>()>(beside);
    }

    // For structured bindings.
    template <std::size_t I>
    auto& get() {
        if constexpr (I == 0)
            return row;
        else
            return std::get<I - 1>(beside);
    }
    template <std::size_t I>
    const auto& get() const {
        if constexpr (I == 0)
            return row;
        else
            return std::get<I - 1>(beside);
    }

private:
    template <auto Relation>
    static consteval std::size_t position() {
        constexpr bool is_it[] = {std::is_same_v<detail::member_list<Relation>, detail::member_list<Relations>>..., true};
        std::size_t at = 0;
        while (!is_it[at]) ++at;
        return at;
    }
};

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
        using child = member_root<Relation>;
        constexpr auto referenced = detail::reference_of<Relation>;
        repository<child, Backend, Seen> children{session_};
        if constexpr (!Whole) {
            const auto places = places_by<referenced>(made);
            give_children<Relation>(made, places.keys, by_key(children, col<Relation>.in(places.values)));
        } else if constexpr (detail::is_optional<member_value<Relation>>) {
            give_children<Relation>(made, keys_by<referenced>(made), by_key(children, col<Relation>.is_not_null()));
        } else {
            give_children<Relation>(made, keys_by<referenced>(made), by_key(children));
        }
    }

    template <auto Relation, class Keys, class Children>
    static void give_children(std::vector<row_type>& made, const Keys& keys, Children&& children) {
        for (auto& each : children)
            detail::with_value(get_member<Relation>(each), [&](const auto& value) {
                const std::size_t place = keys.find(value);  // what a foreign key refers to is there once
                if (place != detail::nowhere) made[place].template get<Relation>().push_back(std::move(each));
            });
    }

    template <auto Relation>
    void load_parents(std::vector<row_type>& made) {
        constexpr auto referenced = detail::reference_of<Relation>;
        const auto places = places_by<Relation>(made);
        repository<member_root<referenced>, Backend, Seen> parents{session_};
        for (const auto& each : parents.where(col<referenced>.in(places.values)))
            detail::with_value(get_member<referenced>(each), [&](const auto& value) {
                places.keys.each_of(value, [&](std::size_t place) { made[place].template get<Relation>() = each; });
            });
    }

    template <auto Relation>
    void load_linked(std::vector<row_type>& made) {
        using link = std::remove_cv_t<decltype(Relation)>;
        constexpr auto near_member = link::near_member;
        using value = detail::without_optional<member_value<detail::reference_of<near_member>>>;
        const auto places = places_by<detail::reference_of<near_member>>(made);
        using query = detail::linked_query<near_member, link::far_member, Seen, value>;
        for (const auto& each : session_.all(query{col<near_member>.in(places.values)}))
            places.keys.each_of(each.near_value, [&](std::size_t place) { made[place].template get<Relation>().push_back(each.row); });
    }

    template <auto Member>
    struct places_of_rows {
        using value = detail::without_optional<member_value<Member>>;
        std::vector<value> values{};  ///< each once
        detail::related_keys<value> keys{};
    };

    template <auto Member>
    static auto keys_by(const std::vector<row_type>& made) {
        detail::related_keys<detail::without_optional<member_value<Member>>> keys;
        keys.reserve(made.size());
        for (std::size_t i = 0; i < made.size(); ++i)
            detail::with_value(get_member<Member>(made[i].row), [&](const auto& value) { keys.add(value, i); });
        keys.sort();
        return keys;
    }

    template <auto Member>
    static places_of_rows<Member> places_by(const std::vector<row_type>& made) {
        places_of_rows<Member> places{.keys = keys_by<Member>(made)};
        places.values.reserve(made.size());
        for (std::size_t i = 0; i < made.size(); ++i)
            detail::with_value(get_member<Member>(made[i].row), [&](const auto& value) {
                bool is_first = true;
                places.keys.each_of(value, [&](std::size_t place) { is_first &= place >= i; });
                if (is_first) places.values.push_back(value);
            });
        return places;
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

template <class Model, auto... Relations>
struct std::tuple_size<varve::loaded<Model, Relations...>> : std::integral_constant<std::size_t, 1 + sizeof...(Relations)> {};
template <std::size_t I, class Model, auto... Relations>
struct std::tuple_element<I, varve::loaded<Model, Relations...>> {
    using type = std::remove_reference_t<decltype(std::declval<varve::loaded<Model, Relations...>&>().template get<I>())>;
};
