#pragma once

namespace varve::detail {

/// `holds` of a rule that is asked only where it is broken; depends on the template arguments, or it would be broken always.
template <class...>
inline constexpr bool never_holds = false;

/// Asks a rule of the compiler: a class with `holds`, a constant, and `check()`, whose body is the static_assert. Entry
/// points ask, and go on with something harmless when the answer is false, so that one mistake gives one message.
///
/// The assertion stands in a function and not in the class, because clang takes a class whose assertion failed for
/// invalid, and then complains of every use of its `holds`; deducing the function's return type is what instantiates it.
template <class Rule>
consteval bool obeys() {
    using checked = decltype(Rule::check());
    static_cast<void>(static_cast<checked (*)()>(nullptr));
    return Rule::holds;
}

}  // namespace varve::detail
