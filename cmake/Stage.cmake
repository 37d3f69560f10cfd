# One static library a folder under src/. A stage links the stages it names in AFTER (those before it
# in the order of the data) and the outside libraries in LIBS.
#   dateline_stage(calendar AFTER base LIBS fmt::fmt)
function(dateline_stage name)
  cmake_parse_arguments(ARG "" "" "AFTER;LIBS;PRIVATE_LIBS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_library(dateline_${name} STATIC ${sources})
  target_include_directories(dateline_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/include)
  target_link_libraries(dateline_${name} PRIVATE dateline_flags ${ARG_PRIVATE_LIBS} PUBLIC ${ARG_LIBS})
  foreach(before IN LISTS ARG_AFTER)
    target_link_libraries(dateline_${name} PUBLIC dateline_${before})
  endforeach()
  target_precompile_headers(dateline_${name} PRIVATE <algorithm> <cstdint> <map> <memory> <optional> <span> <string>
    <string_view> <unordered_map> <utility> <variant> <vector> <fmt/format.h>)
endfunction()

# tests/NAME/*.cpp become the program test_NAME, linked with the stage NAME and with LIBS.
function(dateline_stage_tests name)
  cmake_parse_arguments(ARG "" "" "LIBS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  if(sources)
    add_executable(test_${name} ${sources})
    target_include_directories(test_${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(test_${name} PRIVATE dateline_flags dateline_${name} ${ARG_LIBS} GTest::gmock GTest::gtest GTest::gtest_main)
    target_compile_definitions(test_${name} PRIVATE DATELINE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" DATELINE_ASSETS_DIR="${CMAKE_SOURCE_DIR}/build/assets")
    target_precompile_headers(test_${name} PRIVATE <gtest/gtest.h> <gmock/gmock.h> <string> <vector>)
    add_test(NAME ${name} COMMAND test_${name})
  endif()
endfunction()
