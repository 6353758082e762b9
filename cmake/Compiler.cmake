# Warnings, sanitizers and ccache, for our own targets only.
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

add_library(inspectplan_options INTERFACE)
target_compile_options(inspectplan_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wformat=2 -Wimplicit-fallthrough -Wnon-virtual-dtor -Woverloaded-virtual)
# __int128 holds intermediate sums and products (base/scaled.hpp); GCC and Clang both have it.
target_compile_options(inspectplan_options INTERFACE -Wno-pedantic)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(inspectplan_options INTERFACE -Wduplicated-cond -Wlogical-op)
endif()
if(INSPECTPLAN_WERROR)
  target_compile_options(inspectplan_options INTERFACE -Werror)
endif()
if(INSPECTPLAN_SANITIZE)
  target_compile_options(inspectplan_options INTERFACE
    -fsanitize=${INSPECTPLAN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(inspectplan_options INTERFACE -fsanitize=${INSPECTPLAN_SANITIZE})
endif()
target_compile_definitions(inspectplan_options INTERFACE $<$<NOT:$<CONFIG:Debug>>:_GLIBCXX_ASSERTIONS>)
# _FORTIFY_SOURCE 3 and the sanitizers do not go together.
if(NOT INSPECTPLAN_SANITIZE)
  target_compile_options(inspectplan_options INTERFACE
    $<$<CONFIG:Release>:-D_FORTIFY_SOURCE=3> $<$<CONFIG:Release>:-fstack-protector-strong>)
endif()
