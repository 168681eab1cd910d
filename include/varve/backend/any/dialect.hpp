#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <varve/backend/concept.hpp>
#include <varve/core/error.hpp>

namespace varve {

/// What several engines have in common: the capabilities that all of them have. It writes no SQL, as there is none for all;
/// sessions give the dialect of the engine they are connected to (`session.dialect()`), and texts are made for each.
template <backend... Backends>
class any_dialect final : public ddl_dialect {
public:
    constexpr std::string_view name() const override { return "any"; }
    constexpr capabilities can() const override { return common({Backends::dialect.can()...}); }

    /// The functions that write throw usage_error.
    void append_identifier(const sql_writer&, std::string_view) const override { refuse(); }
    void append_placeholder(const sql_writer&, int) const override { refuse(); }
    void append_text_literal(const sql_writer&, std::string_view) const override { refuse(); }
    void append_literal(const sql_writer&, const schema::node&) const override { refuse(); }
    std::string type_text(const schema::type&) const override { refuse(); }
    void append_in_range(const sql_writer&, std::string_view, std::string_view, const schema::type&) const override { refuse(); }

private:
    // capabilities is a list of flags and nothing else, and so a byte for each.
    using flags = std::array<bool, sizeof(capabilities)>;

    template <std::size_t Count>
    static constexpr capabilities common(const capabilities (&all)[Count]) {
        flags out = std::bit_cast<flags>(all[0]);
        for (const capabilities& each : all) {
            const flags its = std::bit_cast<flags>(each);
            for (std::size_t i = 0; i < out.size(); ++i) out[i] = out[i] && its[i];
        }
        return std::bit_cast<capabilities>(out);
    }

    [[noreturn]] static void refuse() {
        throw usage_error("varve: any: there is no SQL that suits every engine; ask the dialect of a session, or name one backend");
    }
};

}  // namespace varve
