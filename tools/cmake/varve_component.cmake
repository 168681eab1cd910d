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

# varve_optional_component(<name> FOLDER <folder> PACKAGE <package> [<version>] TARGET <target> DESCRIPTION <text>)
# A component of one folder over one package, with its option VARVE_<NAME>; find_package(varve) asks for the package
# where the component is installed and wanted.
function(varve_optional_component name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "FOLDER;TARGET;DESCRIPTION" "PACKAGE")
    # Kept out of the library itself whether it is built or not.
    set_property(GLOBAL APPEND PROPERTY VARVE_OPTIONAL_FOLDERS "${arg_FOLDER}")

    string(TOUPPER "VARVE_${name}" option)
    list(JOIN arg_PACKAGE " " needs)
    option(${option} "${arg_DESCRIPTION}, varve::${name} (needs ${needs})" ON)
    if(NOT ${option})
        return()
    endif()
    find_package(${arg_PACKAGE} QUIET)
    list(GET arg_PACKAGE 0 package)
    if(NOT ${package}_FOUND)
        message(FATAL_ERROR "varve: ${needs} was not found; ${option} is ON and needs it; "
                            "install it, or set ${option}=OFF")
    endif()
    varve_component(${name} INCLUDE "${arg_FOLDER}")
    target_link_libraries(varve_${name} INTERFACE varve ${arg_TARGET})
    set_property(GLOBAL APPEND_STRING PROPERTY VARVE_NEEDS "set(varve_${name}_needs ${needs})\n")
endfunction()
