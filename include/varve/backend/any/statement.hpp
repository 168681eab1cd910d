#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include <varve/backend/concept.hpp>

namespace varve {

namespace detail {

template <class Statement>
concept counts_parameters = requires(const Statement& one) { one.parameter_count(); };

}  // namespace detail

/// A prepared statement of one of the engines; models engine_statement. Each call is a branch on the engine and then the
/// engine's own.
template <backend... Backends>
class any_statement {
public:
    using chosen_type = std::variant<typename Backends::connection::statement...>;

    /// A whole range as one parameter, in the way of the engine.
    class range;

    explicit any_statement(chosen_type&& chosen) : chosen_(std::move(chosen)) {}

    template <class Value>
    void bind(int position, const Value& value) {
        std::visit([&](auto& one) { one.bind(position, value); }, chosen_);
    }
    template <class Value>
    void bind_copy(int position, const Value& value) {
        std::visit([&](auto& one) { one.bind_copy(position, value); }, chosen_);
    }
    template <class Value>
    bool get(int column, Value& out) {
        return std::visit([&](auto& one) { return one.get(column, out); }, chosen_);
    }
    value_kind kind(int column) {
        return std::visit([&](auto& one) { return one.kind(column); }, chosen_);
    }

    bool step() {
        return std::visit([](auto& one) { return one.step(); }, chosen_);
    }
    std::int64_t affected() const {
        return std::visit([](const auto& one) { return std::int64_t{one.affected()}; }, chosen_);
    }
    void reset() noexcept {
        std::visit([](auto& one) { one.reset(); }, chosen_);
    }

    int column_count() const {
        return std::visit([](const auto& one) { return one.column_count(); }, chosen_);
    }
    std::string_view column_name(int column) const {
        return std::visit([&](const auto& one) -> std::string_view { return one.column_name(column); }, chosen_);
    }

    // What an engine's statement may leave out.
    void one_at_a_time() {
        std::visit(
            [](auto& one) {
                if constexpr (requires { one.one_at_a_time(); }) one.one_at_a_time();
            },
            chosen_);
    }
    int parameter_count() const
        requires(detail::counts_parameters<typename Backends::connection::statement> && ...)
    {
        return std::visit([](const auto& one) { return one.parameter_count(); }, chosen_);
    }
    std::string expanded_sql() const {
        return std::visit(
            [](const auto& one) -> std::string {
                if constexpr (requires { one.expanded_sql(); })
                    return one.expanded_sql();
                else
                    return {};
            },
            chosen_);
    }
    std::string_view sql() const {
        return std::visit(
            [](const auto& one) -> std::string_view {
                if constexpr (requires { one.sql(); })
                    return one.sql();
                else
                    return {};
            },
            chosen_);
    }
    std::string column_origin(int column) const {
        return std::visit(
            [&](const auto& one) {
                if constexpr (requires { one.column_origin(column); })
                    return one.column_origin(column);
                else
                    return std::string{one.column_name(column)};
            },
            chosen_);
    }
    std::string shown(int column) const {
        return std::visit(
            [&](const auto& one) -> std::string {
                if constexpr (requires { one.shown(column); })
                    return one.shown(column);
                else
                    return "a value";
            },
            chosen_);
    }

    chosen_type& chosen() { return chosen_; }

private:
    chosen_type chosen_;
};

template <backend... Backends>
class any_statement<Backends...>::range {
public:
    range(any_statement& statement, int position) {
        std::visit([&]<class Statement>(Statement& one) { chosen_.template emplace<typename Statement::range>(one, position); },
                   statement.chosen());
    }

    template <class Value>
    void bind(int position, const Value& value) {
        collect([&](auto& one) { one.bind(position, value); });
    }
    template <class Value>
    void bind_copy(int position, const Value& value) {
        collect([&](auto& one) { one.bind_copy(position, value); });
    }
    void finish() {
        collect([](auto& one) { one.finish(); });
    }

private:
    template <class Action>
    void collect(Action action) {
        std::visit(
            [&](auto& one) {
                if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(one)>, std::monostate>) action(one);
            },
            chosen_);
    }

    std::variant<std::monostate, typename Backends::connection::statement::range...> chosen_{};
};

}  // namespace varve
