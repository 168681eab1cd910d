# varve_test_executable(<target> PREFIX <prefix> SOURCES <file>... [LIBRARIES <target>...])
# A Catch2 executable over every enabled component. Its cases become the tests "<prefix>: <case>"; a case that calls
# SKIP counts as skipped, not as passed.
function(varve_test_executable target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "PREFIX" "SOURCES;LIBRARIES")
    add_executable(${target} ${arg_SOURCES})
    get_property(components GLOBAL PROPERTY VARVE_COMPONENTS)
    list(TRANSFORM components PREPEND "varve::")
    target_link_libraries(${target} PRIVATE ${components} ${arg_LIBRARIES} Catch2::Catch2WithMain)
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_compile_definitions(${target} PRIVATE "VARVE_GOLDEN_DIR=\"${PROJECT_SOURCE_DIR}/tests/golden\"")
    # PRE_TEST: listing the cases while building would run every executable once more for nothing.
    catch_discover_tests(${target} TEST_PREFIX "${arg_PREFIX}: " DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 300)
endfunction()
