# varve_add_migrations(<name> MODELS <header> SET <models> DIRECTORY <folder> BACKENDS <backend>...
#                      [NAMESPACE <namespace>] [LINK_LIBRARIES <target>...] [NO_GATE])
#
#   varve_add_migrations(shop_migrations MODELS src/models.hpp SET shop::store DIRECTORY migrations BACKENDS sqlite)
#   target_link_libraries(shop PRIVATE shop_migrations)
#
# gives
#   <name>        a library of every revision in DIRECTORY and the header <name>.hpp, which declares
#                 `const varve::migration::revision_set& <name>();` (in NAMESPACE, when one is given)
#   <name>_cli    the command line, the only thing that includes MODELS; it does not depend on the gate
#   <name>_gate   the gate: fails the build of <name>, and so of what links to it, when the models are ahead of the
#                 revisions or a revision is not what was proved; prints the difference and the command that mends it
#
# MODELS is an absolute path, or relative to the current source directory, whose folder is on the include path;
# LINK_LIBRARIES are what the models need beyond Varve. A revision file is named <id>[_<words>].cpp and defines r<id>.
# NO_GATE leaves the gate out, for a build that cannot run what it compiles.

function(varve_add_migrations name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "NO_GATE" "MODELS;SET;DIRECTORY;NAMESPACE" "BACKENDS;LINK_LIBRARIES")
    foreach(required MODELS SET DIRECTORY BACKENDS)
        if(NOT arg_${required})
            message(FATAL_ERROR "varve_add_migrations(${name}): ${required} is missing; write varve_add_migrations(${name} "
                                "MODELS src/models.hpp SET shop::store DIRECTORY migrations BACKENDS sqlite)")
        endif()
    endforeach()
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "varve_add_migrations(${name}): unknown arguments: ${arg_UNPARSED_ARGUMENTS}")
    endif()
    foreach(wanted IN ITEMS ${arg_BACKENDS} cli)
        if(NOT TARGET varve::${wanted})
            message(FATAL_ERROR "varve_add_migrations(${name}): there is no target varve::${wanted}; "
                                "build Varve with it, or name it in find_package(varve COMPONENTS …)")
        endif()
    endforeach()
    cmake_path(ABSOLUTE_PATH arg_MODELS BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    cmake_path(ABSOLUTE_PATH arg_DIRECTORY BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    if(NOT EXISTS "${arg_MODELS}")
        message(FATAL_ERROR "varve_add_migrations(${name}): there is no file ${arg_MODELS}")
    endif()
    file(MAKE_DIRECTORY "${arg_DIRECTORY}")
    list(TRANSFORM arg_BACKENDS PREPEND varve:: OUTPUT_VARIABLE backend_targets)

    varve_migrations_sources("${name}" "${arg_NAMESPACE}" "${arg_DIRECTORY}" revisions declarations addresses)
    set(generated "${CMAKE_CURRENT_BINARY_DIR}/${name}.varve")
    varve_migrations_generate("${generated}")

    # Compiled once, for the library and for the command line.
    add_library(${name}_revisions OBJECT ${revisions} "${generated}/${name}.cpp")
    target_link_libraries(${name}_revisions PUBLIC varve::varve)
    target_include_directories(${name}_revisions PUBLIC "${generated}")
    # Each revision has an `upgrade` of its own.
    set_target_properties(${name}_revisions PROPERTIES UNITY_BUILD OFF)

    add_library(${name} STATIC $<TARGET_OBJECTS:${name}_revisions>)
    target_link_libraries(${name} PUBLIC varve::varve)
    target_include_directories(${name} PUBLIC "${generated}")
    set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)

    add_executable(${name}_cli "${generated}/${name}_cli.cpp" $<TARGET_OBJECTS:${name}_revisions>)
    target_link_libraries(${name}_cli PRIVATE varve::varve varve::cli ${backend_targets} ${arg_LINK_LIBRARIES})
    target_include_directories(${name}_cli PRIVATE "${generated}" "${CMAKE_CURRENT_SOURCE_DIR}")

    if(NOT arg_NO_GATE)
        add_custom_command(OUTPUT "${generated}/gate.passed"
            COMMAND ${name}_cli check --gate
            COMMAND ${CMAKE_COMMAND} -E touch "${generated}/gate.passed"
            DEPENDS ${name}_cli
            COMMENT "Checking that the revisions of ${name} are up to date with ${arg_SET}"
            VERBATIM)
        add_custom_target(${name}_gate DEPENDS "${generated}/gate.passed")
        add_dependencies(${name} ${name}_gate)
    endif()
endfunction()

# The revision files, and the lines of C++ that declare and list them.
function(varve_migrations_sources name namespace directory out_files out_declarations out_addresses)
    file(GLOB files CONFIGURE_DEPENDS "${directory}/*.cpp")
    set(declarations "")
    set(addresses "")
    foreach(file IN LISTS files)
        cmake_path(GET file STEM stem)
        if(NOT stem MATCHES "^([0-9]+_[0-9a-z]+)(_|$)")
            message(FATAL_ERROR "varve_add_migrations(${name}): ${file} is not named as a revision; "
                                "write 20261120_9c41_what_it_does.cpp, or keep it outside ${directory}")
        endif()
        string(APPEND declarations "extern const varve::migration::revision r${CMAKE_MATCH_1};\n")
        string(APPEND addresses "        &::r${CMAKE_MATCH_1},\n")
    endforeach()
    set(${out_files} "${files}" PARENT_SCOPE)
    set(${out_declarations} "${declarations}" PARENT_SCOPE)
    set(${out_addresses} "${addresses}" PARENT_SCOPE)
endfunction()

# A macro, so that the templates see the variables of the caller.
macro(varve_migrations_generate folder)
    set(qualified "${name}")
    set(open_namespace "")
    set(close_namespace "")
    if(arg_NAMESPACE)
        set(qualified "${arg_NAMESPACE}::${name}")
        set(open_namespace "namespace ${arg_NAMESPACE} {\n\n")
        set(close_namespace "\n}  // namespace ${arg_NAMESPACE}\n")
    endif()
    set(backend_includes "")
    foreach(each IN LISTS arg_BACKENDS)
        string(APPEND backend_includes "#include <varve/backend/${each}/migrations.hpp>\n")
    endforeach()
    list(JOIN backend_targets ", " backend_classes)
    foreach(part .hpp .cpp _cli.cpp)
        configure_file("${CMAKE_CURRENT_FUNCTION_LIST_DIR}/varve_migrations${part}.in" "${folder}/${name}${part}" @ONLY)
    endforeach()
endmacro()
