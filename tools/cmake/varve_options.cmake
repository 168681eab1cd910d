# Every option of the build in one place; a backend is one option.
option(VARVE_SQLITE "The SQLite backend" ON)
option(VARVE_CLI "The command line of migrations (needs CLI11)" ${PROJECT_IS_TOP_LEVEL})
option(VARVE_TESTS "Build the tests (needs Catch2 3)" ${PROJECT_IS_TOP_LEVEL})
option(VARVE_EXAMPLES "Build the examples" ${PROJECT_IS_TOP_LEVEL})
option(VARVE_BENCHMARKS "Build the benchmarks" OFF)
