// What a case of the suite works on: an open session with the tables of its models, and what the engine says it can do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include <varve/model/model.hpp>
#include <varve/repository/repository.hpp>
#include <varve/session/database.hpp>

#include "backends.hpp"
#include "prepare.hpp"

namespace varve_test {

/// Ends the case as skipped when the engine lacks what it is about; `name` is the flag of varve::capabilities.
inline void needs(bool capable, const char* name) {
    if (!capable) SKIP("the engine lacks the capability " << name);
}

inline std::string url_or_skip(const std::string& url) {
    if (url.empty()) SKIP("no server is named by the environment");
    return url;
}

template <class Tested, class... Models>
struct bench {
    using backend = typename Tested::backend;
    static constexpr varve::capabilities can = backend::dialect.can();

    varve::database<backend> database{url_or_skip(Tested::url())};
    varve::session<backend> session{database.session()};

    bench() {
        if constexpr (sizeof...(Models) != 0)
            prepare(session, varve::models<Models...>::schema());
        else
            prepare(session, {});
    }

    template <class Model>
    varve::repository<Model, backend> rows() {
        return varve::repository<Model, backend>{session};
    }

    /// Lets generated keys go on from `next` after plain SQL gave keys of its own.
    void next_key(const std::string& table, std::int64_t next) {
        if (!can.keys_follow_given) session.execute("ALTER TABLE " + table + " ALTER COLUMN id RESTART WITH " + std::to_string(next));
    }

    /// A placeholder alone has no type on engines that say typed_parameters: `type` is given to it there.
    std::string given(std::string_view type) const {
        return sql(can.typed_parameters ? "CAST({1} AS " + std::string{type} + ")" : std::string{"{1}"});
    }

    /// Plain SQL with the engine's placeholders where it says {1}, {2} …
    std::string sql(std::string_view text) const {
        std::string out;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text.substr(at).size() < 3 || text[at] != '{' || text[at + 2] != '}') {
                out.push_back(text[at]);
            } else {
                session.dialect().append_placeholder(out, text[at + 1] - '0');
                at += 2;
            }
        }
        return out;
    }

    /// What a question in plain SQL gives: the judge that typed queries are measured by.
    template <class Row, class... Arguments>
    std::vector<Row> plainly(std::string_view sql, const Arguments&... arguments) {
        return session.all(varve::raw<Row>(sql, arguments...));
    }
};

}  // namespace varve_test
