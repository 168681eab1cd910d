#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// Structs and enums of the shapes that models come in, and of those that make reflection go wrong.
namespace shop {

struct geo {
    double latitude{};
    double longitude{};
};

struct address {
    std::string street;
    std::string city;
    geo position;
};

struct money {  // no default constructor, and no constexpr one
    explicit money(std::int64_t minor_units) : amount(minor_units) {}
    std::int64_t amount;
};

enum class colour : std::int8_t { infrared = -3, red = 0, green = 1, blue = 5 };

struct order {
    std::int64_t id{};
    std::optional<std::string> note;
    std::vector<int> quantities{1, 2, 3};
    std::array<int, 3> codes{};
    address billing;
    address shipping;
    colour paint = colour::blue;
    double total = 1.5;
};

struct priced {
    std::string name;
    money price;
    std::optional<money> reduced;
    bool taxed;
};

struct unique_parts {
    std::unique_ptr<int> owned;
    std::atomic<int> counter;
    std::map<std::string, std::string> labels;
};

struct single {
    std::string only;
};

struct nothing {};

template <class T, char Mark>
struct page {
    T first;
    T second_2;
    static constexpr char mark = Mark;
};

struct blob {
    int id{};
    std::array<char, 4096> bytes{};
};

struct tag_a {};
struct tag_b {};
struct tagged {
    [[no_unique_address]] tag_a a;
    [[no_unique_address]] tag_b b;
    int number;
    int other;
};

}  // namespace shop
