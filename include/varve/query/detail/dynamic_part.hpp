// What a query's type leaves open until run time. The type has a hole; the query's bind() passes all holes in the order of the
// text, so that the parts can be collected by it, and are then taken one after the other while the text is printed.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <type_traits>
#include <vector>

#include <varve/expression/concept.hpp>
#include <varve/expression/pack.hpp>
#include <varve/query/detail/value_sink.hpp>

namespace varve::detail {

/// The structure of a part as bytes: two parts with the same bytes print the same text.
class structure_key {
public:
    void add(char what) { bytes_.push_back(what); }
    void add_count(std::size_t count) {
        char raw[sizeof count];
        std::memcpy(raw, &count, sizeof count);
        bytes_.append(raw, sizeof count);
    }
    /// Something that is at one address as long as the program runs.
    void add_address(const void* at) {
        char raw[sizeof at];
        std::memcpy(raw, static_cast<const void*>(&at), sizeof at);
        bytes_.append(raw, sizeof at);
    }
    std::string take() { return static_cast<std::string&&>(bytes_); }

private:
    std::string bytes_;
};

/// A type's own address. Not const: linkers may give one address to constants that are equal.
template <class>
inline constinit char address_of_type = 0;

/// A part that is known at run time only.
class dynamic_part {
public:
    virtual void append_structure(structure_key& to) const = 0;

protected:
    dynamic_part() = default;
    dynamic_part(const dynamic_part&) = default;
    dynamic_part& operator=(const dynamic_part&) = default;
    ~dynamic_part() = default;  // never deleted through the base
};

/// What a query is bound to in order to find its parts.
class parts_collector {
public:
    struct range {
        range(parts_collector&, int) {}
        template <class Value>
        void bind(int, const Value&) {}
        template <class Value>
        void bind_copy(int, const Value&) {}
        void finish() {}
    };

    template <class Value>
    void bind(int, const Value&) {}
    template <class Value>
    void bind_copy(int, const Value&) {}

    void add(const dynamic_part& part) { parts.push_back(&part); }

    std::vector<const dynamic_part*> parts{};
};

/// Whether a type holds a part that is known at run time only. What is made of expressions says of which.
template <class T>
inline constexpr bool has_dynamic = false;
template <class... Ts>
inline constexpr bool has_dynamic<operand_list<Ts...>> = (false || ... || has_dynamic<Ts>);
template <class T>
    requires requires { requires T::is_dynamic; }
inline constexpr bool has_dynamic<T> = true;
template <class T>
    requires(requires { typename T::operands; } && !requires { T::is_dynamic; })
inline constexpr bool has_dynamic<T> = has_dynamic<typename T::operands>;
template <class T>
    requires requires { typename T::parts; }
inline constexpr bool has_dynamic<T> = has_dynamic<typename T::parts>;

}  // namespace varve::detail
