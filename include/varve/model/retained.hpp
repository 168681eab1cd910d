#pragma once

#include <cstdint>

#include <boost/hana/unpack.hpp>

#include <varve/model/timestamps.hpp>

namespace varve {

namespace detail {

template <auto At>
struct retained_fact {
    static constexpr behaviour is_behaviour = behaviour::retained;
    using members = member_list<At>;
    static constexpr auto at = At;
    std::int64_t microseconds = 0;
};

template <class Fact>
constexpr void note_retention(std::int64_t& found, const Fact& fact) {
    if constexpr (is_behaviour_of_kind<behaviour::retained, Fact>()) found = fact.microseconds;
}

/// How long a model's rows are kept, in microseconds.
template <class Model>
inline constexpr std::int64_t retention = [] {
    std::int64_t found = 0;
    boost::hana::unpack(facts_of<Model>(), [&](const auto&... each) { (note_retention(found, each), ...); });
    return found;
}();

}  // namespace detail

/// How long rows are kept: `retained<&reading::measured_at>(std::chrono::days{30})`. A repository's expire() deletes the rows
/// that are older, for good; those whose field is absent never are.
template <member auto At, class Duration>
constexpr auto retained(const Duration& age) {
    using period = typename Duration::period;  // asked here, for <chrono> costs every domain header 0.4 s
    if constexpr (detail::obeys<field_is_an_instant<At>>())
        return detail::retained_fact<At>{static_cast<std::int64_t>(age.count()) * period::num * 1'000'000 / period::den};
    else
        return detail::no_behaviour{};
}

}  // namespace varve
