# varve_find_boost_json(<target>) defines <target>: the compiled Boost.JSON of the system where this compiler can link to
# it, and otherwise one that is compiled here from the headers. The difference is the standard library: a Boost built
# with libstdc++ cannot be linked into a program that uses libc++.
set(VARVE_BOOST_JSON_TEMPLATES "${CMAKE_CURRENT_LIST_DIR}")

function(varve_find_boost_json target)
    if(TARGET ${target})
        return()
    endif()
    find_package(Boost 1.81 QUIET OPTIONAL_COMPONENTS json)
    if(TARGET Boost::json)
        include(CheckCXXSourceCompiles)
        set(CMAKE_REQUIRED_LIBRARIES Boost::json)
        set(CMAKE_REQUIRED_QUIET TRUE)
        set(CMAKE_CXX_STANDARD 20)
        check_cxx_source_compiles("
            #include <boost/json/serialize.hpp>
            int main() { return boost::json::serialize(boost::json::value(1)).size() == 1 ? 0 : 1; }"
            VARVE_BOOST_JSON_LINKS)
        # Remembered only when it succeeds: the answer no may be mended by installing a package.
        if(NOT VARVE_BOOST_JSON_LINKS)
            unset(VARVE_BOOST_JSON_LINKS CACHE)
        endif()
    endif()
    if(VARVE_BOOST_JSON_LINKS)
        add_library(${target} INTERFACE IMPORTED)
        target_link_libraries(${target} INTERFACE Boost::json)
        return()
    endif()
    if(NOT TARGET varve_boost_json_from_source)
        configure_file("${VARVE_BOOST_JSON_TEMPLATES}/varve_boost_json.cpp.in"
                       "${CMAKE_CURRENT_BINARY_DIR}/varve_boost_json.cpp" COPYONLY)
        add_library(varve_boost_json_from_source STATIC EXCLUDE_FROM_ALL
                    "${CMAKE_CURRENT_BINARY_DIR}/varve_boost_json.cpp")
        target_compile_features(varve_boost_json_from_source PUBLIC cxx_std_20)
        target_link_libraries(varve_boost_json_from_source PUBLIC Boost::headers)
        set_target_properties(varve_boost_json_from_source PROPERTIES POSITION_INDEPENDENT_CODE ON)
    endif()
    add_library(${target} INTERFACE IMPORTED)
    target_link_libraries(${target} INTERFACE varve_boost_json_from_source)
endfunction()
