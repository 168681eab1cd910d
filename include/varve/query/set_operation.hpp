#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#include <varve/core/number_text.hpp>
#include <varve/core/rule.hpp>
#include <varve/query/select.hpp>
#include <varve/query/sides_stored_alike.hpp>

namespace varve {

/// Both sides of a set operation give rows of one type.
template <class Left, class Right>
struct set_operation_has_one_row {
    static constexpr bool holds = std::is_same_v<Left, Right>;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a set operation has sides of unlike rows; the rows of both become one result; select the same struct on "
                      "both sides");
    }
};

/// The result of a set operation is ordered by fields of its row.
template <class Row, class Key>
struct result_is_ordered_by_its_fields {
    static constexpr bool holds = [] {
        if constexpr (requires { Key::member; })
            return is_member_of<Key::member, Row>;
        else
            return false;
    }();
    static constexpr auto check() {
        static_assert(holds,
                      "varve: the result of a set operation is ordered by something else than a field of its row; its rows are no "
                      "longer of one table; name a member of the row's struct, as in desc(col<&summary::rows>)");
    }
};

namespace detail {

enum class set_kind : unsigned char { union_distinct, union_all, intersect, except };

constexpr std::string_view text_of(set_kind kind) {
    constexpr std::string_view texts[] = {" UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT "};
    return texts[static_cast<unsigned>(kind)];
}

/// By the position of a field in the row: what every engine takes, whatever the sides call the column.
template <class... Orderings>
struct ordinal_clause {
    using operands = operand_list<>;
    static constexpr bool has_values = false;
    static constexpr void print(printing& to) {
        std::string_view separator = " ORDER BY ";
        ((to.out += separator, separator = ", ",
          append_number(to.out, static_cast<std::int64_t>(position_of_column<decltype(Orderings::by)::member> + 1)),
          to.out += Orderings::descending ? " DESC" : ""),
         ...);
    }
};

template <class Query, set_kind Around, bool IsLeft>
inline constexpr bool stands_bare = false;
template <class List, class From, class Where, class Group, class Having, set_kind Around, bool IsLeft>
inline constexpr bool stands_bare<select_query<List, From, Where, Group, Having, no_clause, no_clause, no_clause>, Around, IsLeft> = true;

// What is ordered or limited by itself, or another set operation, is no side in every engine: it becomes a table.
template <class Side, set_kind Around, bool IsLeft>
constexpr void print_side(printing& to) {
    if constexpr (stands_bare<Side, Around, IsLeft>) {
        Side::print(to);
    } else {
        to.out += "SELECT * FROM (";
        Side::print(to);
        to.out += ") AS ";
        to.dialect.append_identifier(to.out, "side");
    }
}

}  // namespace detail

/// Two queries made one by UNION, UNION ALL, INTERSECT or EXCEPT.
template <detail::set_kind Kind, class Left, class Right, class Order = detail::no_clause, class Limit = detail::no_clause,
          class Offset = detail::no_clause>
struct set_query {
    using row_type = typename Left::row_type;
    using reader = typename Left::reader;
    using query_tag = void;
    static constexpr bool has_values = Left::has_values || Right::has_values || Limit::has_values || Offset::has_values;
    using parts = detail::operand_list<typename Left::parts, typename Right::parts>;

    [[no_unique_address]] Left left;
    [[no_unique_address]] Right right;
    [[no_unique_address]] Limit row_limit;
    [[no_unique_address]] Offset row_offset;

    /// By fields of the row: `order_by(desc(col<&summary::rows>))`.
    template <detail::order_key... Keys>
    constexpr auto order_by(const Keys&...) const {
        if constexpr ((true & ... & detail::obeys<result_is_ordered_by_its_fields<row_type, decltype(detail::as_ordering(std::declval<Keys>()).by)>>()))
            return set_query<Kind, Left, Right, detail::ordinal_clause<decltype(detail::as_ordering(std::declval<Keys>()))...>, Limit, Offset>{
                left, right, row_limit, row_offset};
        else
            return *this;
    }
    constexpr auto limit(std::int64_t rows) const {
        static_assert(std::is_same_v<Offset, detail::no_clause>, "varve: limit() follows offset(); SQL says LIMIT first; call limit() before offset()");
        return set_query<Kind, Left, Right, Order, detail::limit_clause, Offset>{left, right, {detail::counted_rows(rows)}, row_offset};
    }
    constexpr auto offset(std::int64_t rows) const {
        using offset = detail::offset_clause<std::is_same_v<Limit, detail::limit_clause>>;
        return set_query<Kind, Left, Right, Order, Limit, offset>{left, right, row_limit, {detail::counted_rows(rows)}};
    }

    static constexpr void print(const sql_writer& out, const dialect& dialect) {
        detail::printing to{out, dialect};
        print(to);
    }
    static constexpr void print(detail::printing& to) {
        detail::print_side<Left, Kind, true>(to);
        to.out += text_of(Kind);
        detail::print_side<Right, Kind, false>(to);
        Order::print(to);
        Limit::print(to);
        Offset::print(to);
    }
    template <class Backend>
    static constexpr std::string_view sql = detail::constant_sql<set_query, Backend>;

    template <class Statement>
    void bind(Statement& statement) const {
        int position = 1;
        bind(statement, position);
    }
    template <class Statement>
    void bind([[maybe_unused]] Statement& statement, [[maybe_unused]] int& position) const {
        if constexpr (Left::has_values) left.bind(statement, position);
        if constexpr (Right::has_values) right.bind(statement, position);
        if constexpr (Limit::has_values) row_limit.bind(statement, position);
        if constexpr (Offset::has_values) row_offset.bind(statement, position);
    }
    template <class Statement>
    static void read(Statement& statement, row_type& row) {
        reader::read(statement, row);
    }
};

namespace detail {

// The same kind again on the left is what SQL means without more words.
template <set_kind Kind, class Left, class Right>
inline constexpr bool stands_bare<set_query<Kind, Left, Right>, Kind, true> = true;

template <set_kind Kind, class Left, class Right>
constexpr auto combine(const Left& left, const Right& right) {
    if constexpr (check_sides<set_operation_has_one_row<typename Left::row_type, typename Right::row_type>, Left, Right>())
        return set_query<Kind, Left, Right>{left, right, {}, {}};
    else
        return set_query<Kind, Left, Left>{left, left, {}, {}};  // said already
}

}  // namespace detail

/// The rows of either, each once.
template <class Left, class Right>
constexpr auto union_(const Left& left, const Right& right) {
    return detail::combine<detail::set_kind::union_distinct>(left, right);
}
/// The rows of both, as often as they come.
template <class Left, class Right>
constexpr auto union_all(const Left& left, const Right& right) {
    return detail::combine<detail::set_kind::union_all>(left, right);
}
/// The rows that both give.
template <class Left, class Right>
constexpr auto intersect(const Left& left, const Right& right) {
    return detail::combine<detail::set_kind::intersect>(left, right);
}
/// The rows of the left one that the right one does not give.
template <class Left, class Right>
constexpr auto except(const Left& left, const Right& right) {
    return detail::combine<detail::set_kind::except>(left, right);
}

}  // namespace varve
