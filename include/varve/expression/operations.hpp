#pragma once

namespace varve {

/// What every expression can be asked, as members: `col<&metric::dataset>.is_null()`. Defined in predicates.hpp.
template <class Self>
struct operations {
    constexpr auto is_null() const;
    constexpr auto is_not_null() const;
    /// Equality that takes NULL for a value; an empty optional may be given. PostgreSQL does not use an index for it.
    template <class Value>
    constexpr auto is_not_distinct_from(const Value& value) const;
    template <class Value>
    constexpr auto is_distinct_from(const Value& value) const;
    /// One of the values of a range. The range is one parameter: the text and its plan do not depend on its length.
    template <class Range>
    constexpr auto in(const Range& values) const;
    template <class Range>
    constexpr auto not_in(const Range& values) const;
    /// One of the values listed, each a parameter of its own.
    template <class First, class Second, class... Rest>
    constexpr auto in(const First& first, const Second& second, const Rest&... rest) const;
    /// low <= this <= high.
    template <class Low, class High>
    constexpr auto between(const Low& low, const High& high) const;
    /// SQL's LIKE: % any run, _ any one character. Whether letter case counts is the engine's (SQLite: not for ASCII).
    template <class Pattern>
    constexpr auto like(const Pattern& pattern) const;
    template <class Pattern>
    constexpr auto not_like(const Pattern& pattern) const;

private:
    constexpr const Self& self() const { return static_cast<const Self&>(*this); }
};

}  // namespace varve
