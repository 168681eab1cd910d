# The options of the build. Each component has one more, VARVE_<COMPONENT> (VARVE_SQLITE, VARVE_CLI), ON by default, from
# its line in CMakeLists.txt.
option(VARVE_INSTALL "Install rules, package files included" ${PROJECT_IS_TOP_LEVEL})
option(VARVE_TESTS "Build the tests (needs Catch2 3)" ${PROJECT_IS_TOP_LEVEL})
option(VARVE_EXAMPLES "Build the examples" ${PROJECT_IS_TOP_LEVEL})
option(VARVE_BENCHMARKS "Build the benchmarks" OFF)
option(VARVE_WERROR "Turn warnings into errors in Varve's own sources" ${PROJECT_IS_TOP_LEVEL})
