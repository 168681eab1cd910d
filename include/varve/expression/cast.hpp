#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <varve/expression/kinds.hpp>

namespace varve {

/// CAST between what engines convert alike: numbers and text. Other types lie in each engine in its own way.
template <class Target, class Source, bool Plain>
struct cast_is_between_numbers_and_text {
    static constexpr bool holds = Plain;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a cast from or to a type that is no number and no text; how other types lie in the database is the engine's, and a "
                      "cast would give its form and not the value; cast numbers and text, or read the value and convert it in C++");
    }
};

namespace detail {

template <class T>
inline constexpr bool casts = std::is_same_v<T, std::string> || integer<T> || std::is_floating_point_v<T>;

}  // namespace detail

/// CAST(e AS …), made by `cast`.
template <class Target, class Of>
struct cast_expression : operations<cast_expression<Target, Of>> {
    using expression_tag = void;
    using value_type = detail::null_with<Target, Of>;
    using storage_source = detail::natural_storage;
    using operands = detail::operand_list<Of>;
    static constexpr bool has_values = Of::has_values;
    [[no_unique_address]] Of of;

    static constexpr void flatten(detail::flattening& to, const cast_expression* self) {
        if constexpr (detail::casts<Target>) to.add(schema::node_kind::cast, 1).value_type = column_type<Target>::type();
        Of::flatten(to, self == nullptr ? nullptr : &self->of);
    }
    template <class Statement>
    constexpr void bind(Statement& statement, int& position) const {
        of.bind(statement, position);
    }
};

/// The value as another type: `cast<std::int64_t>(col<&metric::name>)`. Text that is no number: 0 on SQLite, an error on
/// PostgreSQL. A floating number loses what is behind the point.
template <class Target, class Of>
constexpr auto cast(const Of& of) {
    using plain = detail::without_optional<Target>;
    static_cast<void>(detail::obeys<cast_is_between_numbers_and_text<plain, detail::argument_type<Of>,
                                                                     detail::casts<plain> && (detail::casts<detail::argument_type<Of>> || detail::text_argument<Of>)>>());
    using argument = decltype(detail::own_parameter(of));
    return cast_expression<plain, argument>{{}, detail::own_parameter(of)};
}

}  // namespace varve
