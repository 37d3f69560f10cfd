option(DATELINE_WERROR "Warnings are errors" ON)
set(DATELINE_SANITIZE "" CACHE STRING "Comma-separated -fsanitize= list")

add_library(dateline_flags INTERFACE)
target_compile_options(dateline_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees overflows in std::string's operator+ that are not there (its bugs 105329 and 105651).
  target_compile_options(dateline_flags INTERFACE -Wno-stringop-overflow -Wno-restrict -Wno-array-bounds)
endif()
if(DATELINE_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # The sanitizers' own code makes GCC see uninitialised values in the standard library (its bug 105562).
  target_compile_options(dateline_flags INTERFACE -Wno-maybe-uninitialized)
endif()
if(DATELINE_WERROR)
  target_compile_options(dateline_flags INTERFACE -Werror)
endif()
if(DATELINE_SANITIZE)
  add_compile_options(-fsanitize=${DATELINE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${DATELINE_SANITIZE})
endif()

find_program(CCACHE ccache)
if(CCACHE)
  # Precompiled headers need these to be cached at all.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)
  endif()
endif()
