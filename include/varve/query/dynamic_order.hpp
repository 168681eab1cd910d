#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>

#include <varve/query/detail/mixed_condition.hpp>
#include <varve/query/detail/order_keys.hpp>
#include <varve/query/dynamic_composition.hpp>
#include <varve/query/dynamic_scope.hpp>
#include <varve/query/keyset.hpp>
#include <varve/query/select.hpp>

namespace varve {

namespace detail {

struct field_entry;

template <class T>
concept dynamic_ordering = requires { requires T::is_dynamic; };

}  // namespace detail

/// The keys of a dynamic_order, as queries see them.
template <class... Tables>
struct dynamic_keys {
    using expression_tag = void;
    using value_type = void;
    using storage_source = detail::natural_storage;
    using operands = detail::operand_list<>;
    using scope = detail::dynamic_scope<Tables...>;
    static constexpr bool has_values = true;
    static constexpr bool is_dynamic = true;
    detail::order_keys said;

    template <class Statement>
    void bind(Statement& statement, int& position) const {
        if constexpr (std::is_same_v<Statement, detail::parts_collector>) {
            statement.add(said);
        } else if constexpr (std::is_same_v<Statement, detail::value_sink>) {
            said.bind(statement, position);
        } else {
            detail::sink_of<Statement&, Statement> sink{statement};
            said.bind(sink, position);
        }
    }
};

enum class sort_direction : unsigned char { ascending, descending };

/// An order put together at run time, over one model or several tables: `dynamic_order<metric> order;`. It stands wherever
/// a key of a query's order does, before or behind others, though not in a window's; while it has no keys it is left out.
///
///     varve::dynamic_order<metric> order;
///     order.then(desc(col<&metric::value>)).then_by_name(form.sort_by).then(col<&metric::id>);
template <class... Tables>
class dynamic_order {
public:
    using ordering_tag = void;
    static constexpr bool has_values = true;
    static constexpr bool is_dynamic = true;

    dynamic_order() = default;

    /// These keys behind those that are there: expressions, or `asc` and `desc` of them.
    template <detail::order_key... Keys>
    dynamic_order& then(const Keys&... keys) {
        (add(detail::as_ordering(keys)), ...);
        return *this;
    }

    /// A field by its name, which may come from outside: `order.then_by_name(form.sort_by, sort_direction::descending)`. Throws
    /// field_error, which names the fields, for any other text. In varve/query/field_filter.hpp.
    dynamic_order& then_by_name(std::string_view field, sort_direction way = sort_direction::ascending);
    static dynamic_order by_name(std::string_view field, sort_direction way = sort_direction::ascending) {
        return dynamic_order{}.then_by_name(field, way);
    }
    dynamic_order& then_field(const detail::field_entry& field, sort_direction way);

    /// Whether there are no keys.
    bool empty() const { return by.said.all().empty(); }

    template <class Statement>
    void bind(Statement& statement, int& position) const {
        by.bind(statement, position);
    }

    dynamic_keys<Tables...> by;  ///< what queries ask for

private:
    template <class Ordering>
    void add(const Ordering& ordering) {
        using key = std::remove_cvref_t<decltype(ordering.by)>;
        if constexpr (detail::dynamic_ordering<Ordering>)
            by.said.add(ordering.by.said);
        else if constexpr (detail::dynamic_scope<Tables...>::template check_key<key>())
            by.said.add(std::make_shared<detail::typed_node<key>>(ordering.by), Ordering::descending);
    }
};

/// A page is asked for after a row of an order that the program wrote.
template <class... Tables>
struct page_key_is_not_null<dynamic_keys<Tables...>> {
    static constexpr bool holds = detail::never_holds<Tables...>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a page is asked for after a row of an order that is put together at run time; which values come after "
                      "those of the row depends on keys that no type knows; use limit() and offset(), or write the order in order_by");
    }
};

namespace detail {

template <class... Orderings>
concept some_dynamic_ordering = (false || ... || dynamic_ordering<Orderings>);

/// Keys of which some are known at run time only; nothing when there are none.
template <class... Orderings>
    requires some_dynamic_ordering<Orderings...>
struct order_clause<Orderings...> {
    using operands = operand_list<decltype(Orderings::by)...>;
    static constexpr bool has_values = true;
    [[no_unique_address]] pack<Orderings...> keys;

    static void print(printing& to) {
        std::string_view separator = " ORDER BY ";
        (print_keys<Orderings>(to, separator), ...);
    }
    template <class Statement>
    void bind(Statement& statement, int& position) const {
        keys.bind(statement, position);
    }

private:
    static void begin(printing& to, std::string_view& separator) {
        to.out += separator;
        separator = ", ";
    }
    template <class Ordering>
    static void print_keys(printing& to, std::string_view& separator) {
        if constexpr (dynamic_ordering<Ordering>) {
            for (const order_keys::key& each : part_cursor::next<order_keys>().all()) {
                begin(to, separator);
                schema::expression nodes;
                flattening into{nodes, to.qualified, false, &to.dialect, to.next, to.dialect.can().typed_parameters};
                each.by->flatten(into);
                print_flattened(to, into);
                if (each.descending) to.out += " DESC";
            }
        } else {
            begin(to, separator);
            print_expression<decltype(Ordering::by)>(to);
            if (Ordering::descending) to.out += " DESC";
        }
    }
};

}  // namespace detail

}  // namespace varve
