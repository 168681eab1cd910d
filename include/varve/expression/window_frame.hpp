#pragma once

#include <string_view>
#include <type_traits>

#include <varve/core/rule.hpp>
#include <varve/expression/choice.hpp>
#include <varve/expression/window_parts.hpp>

namespace varve {

/// Where a frame begins or ends: which, and how far.
template <int Place, class Distance = void>
struct frame_bound {
    static constexpr int place = Place;
    static constexpr bool has_values = true;
    Distance distance;

    static constexpr void flatten(detail::flattening& to, const frame_bound* self) {
        to.add(schema::node_kind::construct, 1, Place < 0 ? schema::constructs::preceding : schema::constructs::following);
        Distance::flatten(to, self == nullptr ? nullptr : &self->distance);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        distance.bind(statement, position);
    }
};
template <int Place>
struct frame_bound<Place, void> {
    static constexpr int place = Place;
    static constexpr bool has_values = false;
    static constexpr void flatten(detail::flattening& to, const frame_bound*) {
        to.add(schema::node_kind::construct, 0,
               Place == 0 ? schema::constructs::current_row : Place < 0 ? schema::constructs::unbounded_preceding : schema::constructs::unbounded_following);
    }
};

inline constexpr frame_bound<-2> unbounded_preceding{};
inline constexpr frame_bound<0> current_row{};
inline constexpr frame_bound<2> unbounded_following{};
/// So many rows, groups or (with range_between) units of the order's key before the current row; never negative.
template <class Distance>
    requires std::is_arithmetic_v<Distance>
constexpr auto preceding(Distance distance) {
    return frame_bound<-1, decltype(detail::own_parameter(distance))>{detail::own_parameter(distance)};
}
/// The same after it.
template <class Distance>
    requires std::is_arithmetic_v<Distance>
constexpr auto following(Distance distance) {
    return frame_bound<1, decltype(detail::own_parameter(distance))>{detail::own_parameter(distance)};
}

namespace detail {
enum class frame_unit : unsigned char { rows, range, groups };
}

template <int From, int To>
struct frame_begins_before_it_ends {
    static constexpr bool holds = From <= To && From != 2 && To != -2;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: the frame of a window ends before it begins; its first bound comes before its second: unbounded_preceding, preceding, "
                      "current_row, following, unbounded_following; exchange the bounds");
    }
};

template <detail::frame_unit Unit, class From, class To>
struct window_frame : detail::window_part<2> {
    using operands = detail::operand_list<>;
    static constexpr bool has_values = From::has_values || To::has_values;
    static constexpr bool needs_order = Unit == detail::frame_unit::groups || (Unit == detail::frame_unit::range && has_values);
    [[no_unique_address]] detail::pack<From, To> bounds;

    static constexpr void flatten(detail::flattening& to, const window_frame* self) {
        constexpr std::string_view names[] = {schema::constructs::rows, schema::constructs::range, schema::constructs::groups};
        if (Unit == detail::frame_unit::groups) to.needs.add(optional_clause::window_groups);
        to.add(schema::node_kind::construct, 2, names[static_cast<int>(Unit)]);
        detail::pack<From, To>::flatten(to, self == nullptr ? nullptr : &self->bounds);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        bounds.bind(statement, position);
    }
};

namespace detail {

template <frame_unit Unit, class From, class To>
constexpr window_frame<Unit, From, To> frame_of(const From& from, const To& to) {
    static_cast<void>(obeys<frame_begins_before_it_ends<From::place, To::place>>());
    return {{}, {{from}, {to}}};
}

}  // namespace detail

/// The frame counted in rows: `rows_between(preceding(2), current_row)`. Without a frame: from the first row of the window to
/// the last that is equal in order, or all of it where it has no order.
template <int From, class Before, int To, class After>
constexpr auto rows_between(const frame_bound<From, Before>& from, const frame_bound<To, After>& to) {
    return detail::frame_of<detail::frame_unit::rows>(from, to);
}
/// The frame by the distance of the one key of the order; current_row means all rows equal to it.
template <int From, class Before, int To, class After>
constexpr auto range_between(const frame_bound<From, Before>& from, const frame_bound<To, After>& to) {
    return detail::frame_of<detail::frame_unit::range>(from, to);
}
/// The frame counted in groups of rows that are equal in order.
template <int From, class Before, int To, class After>
constexpr auto groups_between(const frame_bound<From, Before>& from, const frame_bound<To, After>& to) {
    return detail::frame_of<detail::frame_unit::groups>(from, to);
}

}  // namespace varve
