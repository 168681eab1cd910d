# varve_component(<name> [INCLUDE <folder>...] [EXCLUDE <folder>...])
# Makes the target varve::<name> of the headers under include/varve (those in the folders of INCLUDE, or all but those
# in EXCLUDE). The component named varve is the library itself, every other one is the target varve_<name>.
function(varve_component name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "INCLUDE;EXCLUDE")
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/include/varve/*.hpp")
    foreach(filter INCLUDE EXCLUDE)
        if(arg_${filter})
            list(JOIN arg_${filter} "|" folders)
            list(FILTER headers ${filter} REGEX "/include/varve/(${folders})/")
        endif()
    endforeach()

    set(target "varve_${name}")
    if(name STREQUAL "varve")
        set(target varve)
    endif()
    add_library(${target} INTERFACE)
    add_library(varve::${name} ALIAS ${target})
    set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
    target_compile_features(${target} INTERFACE cxx_std_20)
    target_sources(${target} INTERFACE
        FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include" FILES ${headers})
    set_property(GLOBAL APPEND PROPERTY VARVE_COMPONENTS ${name})
endfunction()

# varve_require(<package> [<version>] OPTION <option>): find_package that says which option does without it.
macro(varve_require package)
    cmake_parse_arguments(varve_require "" "OPTION" "" ${ARGN})
    find_package(${package} ${varve_require_UNPARSED_ARGUMENTS} QUIET)
    if(NOT ${package}_FOUND)
        message(FATAL_ERROR "varve: ${package} ${varve_require_UNPARSED_ARGUMENTS} was not found; "
                            "${varve_require_OPTION} is ON and needs it; install it, or set ${varve_require_OPTION}=OFF")
    endif()
endmacro()
