// Rows to look for words in, and what is asked of them in plain words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <varve/expression/full_text.hpp>
#include <varve/query/query.hpp>

#include "bench.hpp"

namespace varve_test {

struct note {
    std::int64_t id{};
    std::string title;
    std::optional<std::string> body{};
    std::string tags{};
    std::int64_t stars{};
    static constexpr auto facts() {
        return varve::facts(varve::table<"notes">, varve::full_text_index<&note::title, &note::body>.weights(10, 1),
                            varve::full_text_index<&note::tags>.named("ft_tags"));
    }
};

inline std::vector<note> some_notes() {
    return {{1, "red fox", "runs through the wood", "animal red", 3},
            {2, "blue bird", "flies over the red fox and the red barn", "animal blue", 5},
            {3, "grey stone", std::nullopt, "thing", 1},
            {4, "a fox's den", "dug by a fox, fox-proof: \"fox\" 100% NEAR it", "place", 4},
            {5, "Foxglove", "a flower, red AND white", "plant red", 2}};
}

inline constexpr const auto& note_id = varve::col<&note::id>;

template <class Search>
constexpr auto in_notes(const Search& search) {
    return varve::match<&note::title, &note::body>(search);
}

template <class Tested>
struct notes : bench<Tested, note> {
    notes() {
        needs(bench<Tested, note>::can.full_text, "full_text");
        bench<Tested, note>::template rows<note>().insert_range(some_notes());
    }

    template <varve::predicate Condition>
    std::vector<std::int64_t> ids(const Condition& condition) {
        return this->session.all(varve::select<std::int64_t>(note_id).from<note>().where(condition).order_by(note_id));
    }
    template <class Search>
    std::vector<std::int64_t> found(const Search& search) {
        return ids(in_notes(search));
    }
};

}  // namespace varve_test
