#pragma once

#include <string_view>

#include <varve/backend/recording/dialect.hpp>

template <class Able>
class dialect_that_can final : public varve::recording_writing<varve::ddl_dialect> {
public:
    constexpr varve::capabilities can() const override { return Able::can; }
};

/// An engine that has the capabilities of `Able::can` and no others.
template <class Able>
struct engine_that_can {
    static constexpr std::string_view name = "small";
    static constexpr dialect_that_can<Able> dialect{};
};
