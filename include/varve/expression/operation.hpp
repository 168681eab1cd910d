#pragma once

#include <string_view>

#include <varve/schema/expression.hpp>

namespace varve {

/// The operators of typed expressions; their text is schema::operators'.
enum class operation : unsigned char {
    and_, or_, not_,
    equal, not_equal, less, less_equal, greater, greater_equal,
    is_null, is_not_null, is_distinct, is_not_distinct,
    add, subtract, multiply, divide, modulo, negate, concatenate,
    in, not_in, between, like, not_like, in_range, not_in_range
};

constexpr std::string_view text_of(operation which) {
    namespace names = schema::operators;
    constexpr std::string_view texts[] = {
        names::and_, names::or_, names::not_,
        names::equal, names::not_equal, names::less, names::less_equal, names::greater, names::greater_equal,
        names::is_null, names::is_not_null, names::is_distinct, names::is_not_distinct,
        names::add, names::subtract, names::multiply, names::divide, names::modulo, names::negate, names::concatenate,
        names::in, names::not_in, names::between, names::like, names::not_like, names::in_range, names::not_in_range};
    return texts[static_cast<unsigned>(which)];
}

}  // namespace varve
