cmake_minimum_required(VERSION 3.25)

# Builds and runs project/ as WAY says. An installed tree is moved before it is used, so that nothing in it may name
# the folder it was installed to.
set(work "${BINARY}/tests/consumer/${WAY}")
file(REMOVE_RECURSE "${work}")
file(MAKE_DIRECTORY "${work}")

# A single-configuration build may have no build type.
set(config)
if(CONFIG)
    set(config --config "${CONFIG}")
endif()

function(run)
    execute_process(COMMAND ${ARGV} COMMAND_ECHO STDOUT RESULT_VARIABLE result)
    if(NOT result EQUAL 0)
        list(JOIN ARGV " " command)
        message(FATAL_ERROR "failed (${result}): ${command}")
    endif()
endfunction()

function(install_moved)
    run("${CMAKE_COMMAND}" --install "${BINARY}" ${config} --prefix "${work}/installed")
    file(RENAME "${work}/installed" "${work}/prefix")
endfunction()

function(build_project)
    run("${CMAKE_COMMAND}" -S "${SOURCE}/tests/consumer/project" -B "${work}/build" -G "${GENERATOR}"
        "-DCMAKE_BUILD_TYPE=${CONFIG}" "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_CXX_FLAGS=${FLAGS}"
        "-DCMAKE_CXX_COMPILER_LAUNCHER=${LAUNCHER}" "-DCONSUMER_SQLITE=${SQLITE}" "-DCONSUMER_CLI=${CLI}" ${ARGV})
    run("${CMAKE_COMMAND}" --build "${work}/build" ${config})
    file(GLOB program "${work}/build/consumer" "${work}/build/consumer.exe" "${work}/build/${CONFIG}/consumer*")
    run("${program}")
endfunction()

if(WAY STREQUAL "add_subdirectory")
    build_project("-DCONSUMER_SOURCE=${SOURCE}")
elseif(WAY STREQUAL "find_package")
    install_moved()
    build_project("-DCMAKE_PREFIX_PATH=${work}/prefix")
elseif(WAY STREQUAL "pkg_config")
    install_moved()
    set(ENV{PKG_CONFIG_PATH} "${work}/prefix/share/pkgconfig")
    execute_process(COMMAND "${PKG_CONFIG}" --cflags --libs varve-sqlite
                    OUTPUT_VARIABLE asked OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    separate_arguments(asked NATIVE_COMMAND "${asked}")
    separate_arguments(flags NATIVE_COMMAND "${FLAGS}")
    run("${COMPILER}" -std=c++20 ${flags} -DCONSUMER_SQLITE "${SOURCE}/tests/consumer/project/main.cpp"
        "${SOURCE}/tests/consumer/project/other.cpp" -o "${work}/consumer" ${asked})
    run("${work}/consumer")
endif()
