# Every option of the build in one place; a backend is one option.
option(VARVE_SQLITE "The SQLite backend, varve::sqlite (needs SQLite 3.35)" ON)
option(VARVE_CLI "The command line of migrations, varve::cli (needs CLI11)" ON)
option(VARVE_INSTALL "Install rules, package files included" ${PROJECT_IS_TOP_LEVEL})
option(VARVE_TESTS "Build the tests (needs Catch2 3)" ${PROJECT_IS_TOP_LEVEL})
option(VARVE_EXAMPLES "Build the examples" ${PROJECT_IS_TOP_LEVEL})
option(VARVE_BENCHMARKS "Build the benchmarks" OFF)
option(VARVE_WERROR "Turn warnings into errors in Varve's own sources" ${PROJECT_IS_TOP_LEVEL})
