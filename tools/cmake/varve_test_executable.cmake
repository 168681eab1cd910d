# varve_test_executable(<target> PREFIX <prefix> SOURCES <file>... [LIBRARIES <target>...] [SHARES <resource>])
# A Catch2 executable over every enabled component. Its cases become the tests "<prefix>: <case>"; a case that calls
# SKIP counts as skipped, not as passed. Tests that share a resource, such as a server's database, run one after another.
function(varve_test_executable target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "PREFIX;SHARES" "SOURCES;LIBRARIES")
    add_executable(${target} ${arg_SOURCES})
    get_property(components GLOBAL PROPERTY VARVE_COMPONENTS)
    list(TRANSFORM components PREPEND "varve::")
    target_link_libraries(${target} PRIVATE ${components} ${arg_LIBRARIES} Catch2::Catch2WithMain)
    # An example is a project of its own, and its tests take what is shared from the library's.
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests" "${varve_SOURCE_DIR}/tests")
    # Only where it is used: a path in the command line keeps a compiler cache from serving another checkout.
    foreach(source IN LISTS arg_SOURCES)
        file(STRINGS "${source}" golden REGEX "support/golden.hpp|VARVE_GOLDEN_DIR" LIMIT_COUNT 1)
        if(golden)
            set_property(SOURCE "${source}" APPEND PROPERTY COMPILE_DEFINITIONS "VARVE_GOLDEN_DIR=\"${PROJECT_SOURCE_DIR}/tests/golden\"")
        endif()
    endforeach()
    # PRE_TEST: listing the cases while building would run every executable once more for nothing.
    catch_discover_tests(${target} TEST_PREFIX "${arg_PREFIX}: " DISCOVERY_MODE PRE_TEST
                         PROPERTIES TIMEOUT 300 RESOURCE_LOCK "${arg_SHARES}")
endfunction()
