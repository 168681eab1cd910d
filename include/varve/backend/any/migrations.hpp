#pragma once

#include <array>
#include <variant>

#include <varve/backend/any/any.hpp>
#include <varve/backend/migration_concept.hpp>

namespace varve {

/// The chosen engine's own; each engine's migrations.hpp is included, too.
template <backend... Backends>
struct any<Backends...>::migrations {
    static const migration_dialect& dialect_on(const any_connection<Backends...>& connection) {
        static constexpr std::array<const migration_dialect*, sizeof...(Backends)> dialects{&Backends::migrations::dialect...};
        return *dialects[connection.index()];
    }
    static schema::schema introspect(any_connection<Backends...>& connection) {
        return introspect_at(connection, std::index_sequence_for<Backends...>{});
    }

private:
    template <std::size_t... Positions>
    static schema::schema introspect_at(any_connection<Backends...>& connection, std::index_sequence<Positions...>) {
        using chosen_type = typename any_connection<Backends...>::chosen_type;
        using introspector = schema::schema (*)(chosen_type&);
        static constexpr introspector introspectors[] = {
            [](chosen_type& chosen) { return Backends::migrations::introspect(std::get<Positions>(chosen)); }...};
        return introspectors[connection.index()](connection.chosen());
    }
};

}  // namespace varve
