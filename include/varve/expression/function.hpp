#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include <varve/expression/kinds.hpp>

namespace varve {

/// A function's name stands in the SQL as it is, and must not be anything else there.
template <fixed_string Name>
struct function_has_a_plain_name {
    static constexpr bool holds = [] {
        if (Name.empty() || (Name.view()[0] >= '0' && Name.view()[0] <= '9')) return false;
        for (const char each : Name.view())
            if (!((each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9') || each == '_' || each == '.')) return false;
        return true;
    }();
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a declared function has a name that is no plain name; it is printed unquoted, as letters, digits, _ and the dot of "
                      "its schema; correct the name in this rule's template argument");
    }
};

template <fixed_string Name, std::size_t Declared, std::size_t Given>
struct function_takes_so_many_arguments {
    static constexpr bool holds = Declared == Given;
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a declared function is called with another number of arguments; it takes as many as its signature in varve::function "
                      "says; the numbers in this rule are those declared and those given");
    }
};

template <fixed_string Name, std::size_t Position, class Declared, class Given>
struct function_argument_fits {
    static constexpr bool holds = detail::like_types<Declared, Given>() && (!detail::is_null_like<Given> || detail::is_optional<Given>);
    static constexpr auto check() {
        static_assert(holds,
                      "varve: a declared function is called with an argument of an unlike type; it takes what its signature in varve::function "
                      "says; convert the argument at the position named in this rule, or cast the expression");
    }
};

/// A function of the engine's or of the user's own, callable in queries and facts.
template <fixed_string Name, class Signature>
struct declared_function;

template <fixed_string Name, class Result, class... Parameters>
struct declared_function<Name, Result(Parameters...)> {
    template <class... Arguments>
    constexpr auto operator()(const Arguments&... arguments) const {
        static_cast<void>(detail::obeys<function_has_a_plain_name<Name>>());
        if constexpr (detail::obeys<function_takes_so_many_arguments<Name, sizeof...(Parameters), sizeof...(Arguments)>>())
            return call(std::index_sequence_for<Parameters...>{}, arguments...);
        else
            return detail::call_of_expressions<Name, Result>();
    }

private:
    // A value is bound as the parameter's type.
    template <class Parameter>
    struct like {
        using value_type = detail::without_optional<Parameter>;
        using storage_source = detail::natural_storage;
    };
    // NULL in, NULL out, unless the signature says that the function takes one.
    template <class Parameter, class Made>
    static constexpr bool gives_null = !detail::is_optional<Parameter> && detail::may_be_null<Made>;

    template <class... Made>
    static constexpr auto made(const Made&... arguments) {
        constexpr bool nullable = (false || ... || gives_null<Parameters, Made>);
        using result = std::conditional_t<nullable, std::optional<detail::without_optional<Result>>, Result>;
        return call_expression<Name, false, result, detail::natural_storage, Made...>{{}, {{arguments}...}};
    }
    template <std::size_t... I, class... Arguments>
    static constexpr auto call(std::index_sequence<I...>, const Arguments&... arguments) {
        static_cast<void>((true & ... & fits<I, Parameters, Arguments>()));
        return made(detail::operand<like<Parameters>>(arguments)...);
    }
    template <std::size_t I, class Parameter, class Argument>
    static consteval bool fits() {
        if constexpr (expression<Argument>)
            return detail::obeys<function_argument_fits<Name, I, detail::without_optional<Parameter>, detail::argument_type<Argument>>>();
        else
            return detail::obeys<function_argument_fits<Name, I, detail::without_optional<Parameter>, std::decay_t<Argument>>>();
    }
};

/// Declares a function: `inline constexpr auto soundex = varve::function<"soundex", std::string(std::string)>;`, and then
/// `soundex(col<&metric::name>) == soundex("Robert")`. A parameter that is std::optional takes NULL; with any other, an argument
/// that may be NULL makes the result optional. The engine has to know the function.
template <fixed_string Name, class Signature>
inline constexpr declared_function<Name, Signature> function{};

}  // namespace varve
