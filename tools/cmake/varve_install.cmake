# Install rules: headers, one export set a component, the package files of CMake and of pkg-config, and the CMake
# modules that users call.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

# Nothing here depends on the architecture, hence share/ and not lib/.
set(varve_package_dir "${CMAKE_INSTALL_DATADIR}/cmake/varve")
set(varve_pkgconfig_dir "${CMAKE_INSTALL_DATADIR}/pkgconfig")

get_property(varve_components GLOBAL PROPERTY VARVE_COMPONENTS)
get_property(varve_needs GLOBAL PROPERTY VARVE_NEEDS)
foreach(component IN LISTS varve_components)
    get_target_property(target varve::${component} ALIASED_TARGET)
    install(TARGETS ${target} EXPORT varve_${component}_targets
            FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
    install(EXPORT varve_${component}_targets NAMESPACE varve:: DESTINATION "${varve_package_dir}")
endforeach()

configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/varve-config.cmake.in"
    "${PROJECT_BINARY_DIR}/package/varve-config.cmake" INSTALL_DESTINATION "${varve_package_dir}"
    NO_SET_AND_CHECK_MACRO NO_CHECK_REQUIRED_COMPONENTS_MACRO)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/package/varve-config-version.cmake"
    COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES "${PROJECT_BINARY_DIR}/package/varve-config.cmake"
              "${PROJECT_BINARY_DIR}/package/varve-config-version.cmake"
        DESTINATION "${varve_package_dir}")

# The modules for users, with what lies beside them; the rest of the folder serves only this build.
install(DIRECTORY "${CMAKE_CURRENT_LIST_DIR}/" DESTINATION "${varve_package_dir}"
        FILES_MATCHING PATTERN "varve_add_*" PATTERN "varve_boost_json*" PATTERN "varve_migrations*")

# The .pc files find their prefix from where they lie, so that an installed tree may be moved.
file(RELATIVE_PATH varve_pc_to_prefix "/prefix/${varve_pkgconfig_dir}" "/prefix")
string(REGEX REPLACE "/$" "" varve_pc_to_prefix "${varve_pc_to_prefix}")
foreach(component IN LISTS varve_components)
    set(name "varve-${component}")
    if(component STREQUAL "varve")
        set(name varve)
    endif()
    if(EXISTS "${CMAKE_CURRENT_LIST_DIR}/${name}.pc.in")
        configure_file("${CMAKE_CURRENT_LIST_DIR}/${name}.pc.in" "${PROJECT_BINARY_DIR}/package/${name}.pc" @ONLY)
        install(FILES "${PROJECT_BINARY_DIR}/package/${name}.pc" DESTINATION "${varve_pkgconfig_dir}")
    endif()
endforeach()

install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DATADIR}/licenses/varve")
