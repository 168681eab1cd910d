# Catch2 3 for the tests: the installed one where this compiler can link to it (clang with libc++ cannot use a Catch2
# that was built with libstdc++), else its sources. FETCHCONTENT_SOURCE_DIR_CATCH2 names sources that are already here;
# tools/test keeps a build for libc++ in the cache folder, which is looked into first.
if(CMAKE_CXX_FLAGS MATCHES "-stdlib=libc\\+\\+")
    set(varve_cache "$ENV{XDG_CACHE_HOME}")
    if(NOT varve_cache)
        set(varve_cache "$ENV{HOME}/.cache")
    endif()
    list(PREPEND CMAKE_PREFIX_PATH "${varve_cache}/varve/catch2-libc++")
endif()

add_subdirectory(catch2_probe)
if(VARVE_CATCH2_LINKS)
    find_package(Catch2 3 REQUIRED GLOBAL)  # for the tests of the examples, too
else()
    message(STATUS "varve: no installed Catch2 3 links with this compiler; building it from its sources")
    include(FetchContent)
    FetchContent_Declare(Catch2 GIT_REPOSITORY https://github.com/catchorg/Catch2.git GIT_TAG v3.7.1 GIT_SHALLOW ON)
    # Its own warnings are not ours to fail on.
    set(CMAKE_COMPILE_WARNING_AS_ERROR OFF)
    FetchContent_MakeAvailable(Catch2)
    foreach(target Catch2 Catch2WithMain)
        target_compile_options(${target} PRIVATE -w)
    endforeach()
    list(APPEND CMAKE_MODULE_PATH "${catch2_SOURCE_DIR}/extras")
endif()
include(Catch)
