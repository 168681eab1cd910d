#include <string>

#include <catch2/catch_test_macros.hpp>

#include <varve/backend/postgres/options.hpp>
#include <varve/core/error.hpp>

using varve::postgres_options;

TEST_CASE("postgres: options come from URLs and from keywords") {
    const postgres_options url{"postgres://app:secret@db.example:6432/shop?sslmode=verify-full&application_name=till"};
    CHECK(url.get("user") == "app");
    CHECK(url.get("password") == "secret");
    CHECK(url.get("host") == "db.example");
    CHECK(url.get("port") == "6432");
    CHECK(url.get("dbname") == "shop");
    CHECK(url.get("sslmode") == "verify-full");
    CHECK(url.get("application_name") == "till");
    const postgres_options words{"host=/run/postgresql dbname='my shop' target_session_attrs=read-write"};
    CHECK(words.get("host") == "/run/postgresql");
    CHECK(words.get("dbname") == "my shop");
    CHECK(words.get("target_session_attrs") == "read-write");
    const postgres_options several{"postgresql://one:5432,two:5433/shop?target_session_attrs=primary"};
    CHECK(several.get("host") == "one,two");
    CHECK(several.get("port") == "5432,5433");
    CHECK(postgres_options{""}.get("host").empty());
}

TEST_CASE("postgres: a URL sets the server's parameters, in UTC unless it says otherwise") {
    CHECK(postgres_options{"postgres://h/d"}.get("options") == "-c TimeZone=UTC");
    CHECK(postgres_options{"postgres://h/d?search_path=shop%2Cpublic&statement_timeout=5s&sslmode=disable"}.get("options") ==
          "-c TimeZone=UTC -c search_path=shop,public -c statement_timeout=5s");
    CHECK(postgres_options{"postgres://h/d?search_path=a%20b"}.get("options") == "-c TimeZone=UTC -c search_path=a\\ b");
    CHECK(postgres_options{"host=h options='-c geqo=off'"}.get("options") == "-c TimeZone=UTC -c geqo=off");
    CHECK(postgres_options{"postgres://h/d?search_path=x"}.get("sslmode").empty());
}

TEST_CASE("postgres: what is no URL is refused without telling it") {
    for (const char* const text : {"mysql://u:secret@h/d", "host=h secret", "postgres://h/d?unknown=secret", "postgres://u:secret@h:x%zz/d",
                                   "postgres://h/d?search_path=%zzsecret"}) {
        INFO(text);
        try {
            const postgres_options refused{text};
            FAIL_CHECK("taken");
        } catch (const varve::usage_error& why) {
            CHECK(std::string{why.what()}.find("secret") == std::string::npos);
            CHECK(std::string{why.what()}.find("postgres://user@host") != std::string::npos);
        }
    }
}
