# What only work on Varve itself needs. A project that adds Varve as a subdirectory keeps its own settings.
if(NOT PROJECT_IS_TOP_LEVEL)
    return()
endif()

# Gives the target all_verify_interface_header_sets: every header compiled alone.
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_EXTENSIONS OFF)

if(NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    find_program(VARVE_CCACHE ccache)
    mark_as_advanced(VARVE_CCACHE)
    if(VARVE_CCACHE)
        set(CMAKE_CXX_COMPILER_LAUNCHER "${VARVE_CCACHE}")
    endif()
endif()

# For the whole directory rather than for a target, so that the header verification is held to it as well.
if(MSVC)
    add_compile_options(/W4 /permissive- $<$<BOOL:${VARVE_WERROR}>:/WX>)
else()
    add_compile_options(-Wall -Wextra -Wpedantic $<$<BOOL:${VARVE_WERROR}>:-Werror>)
endif()
