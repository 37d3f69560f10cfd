# Writes OUTPUT, a C++ file that holds every file under data/ (an assembler .incbin each), so that
# the program carries its lexicons. Run at build time: cmake -DROOT=… -DOUTPUT=… -P EmbedData.cmake
file(GLOB_RECURSE files RELATIVE "${ROOT}/data" "${ROOT}/data/*")
list(FILTER files EXCLUDE REGEX "\\.md$")
list(SORT files)
set(asm "")
set(externs "")
set(rows "")
set(index 0)
foreach(file IN LISTS files)
  string(APPEND asm "__asm__(\".section .rodata\\n.global dateline_data_${index}\\n.balign 16\\n"
    "dateline_data_${index}:\\n.incbin \\\"${ROOT}/data/${file}\\\"\\n"
    ".global dateline_data_end_${index}\\ndateline_data_end_${index}:\\n.byte 0\\n.previous\\n\");\n")
  string(APPEND externs "extern const char dateline_data_${index}[];\nextern const char dateline_data_end_${index}[];\n")
  string(APPEND rows "        {\"${file}\", {dateline_data_${index}, static_cast<std::size_t>(dateline_data_end_${index} - dateline_data_${index})}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE "${OUTPUT}.new" "// Generated from data/.\n#include <vector>\n\n#include \"base/embedded_data.hpp\"\n\n${asm}\nextern \"C\" {\n${externs}}\n\nnamespace dateline {\n\nstd::span<const EmbeddedFile> embedded_files() {\n    static const std::vector<EmbeddedFile> files = {\n${rows}    };\n    return files;\n}\n\n}  // namespace dateline\n")
execute_process(COMMAND ${CMAKE_COMMAND} -E rename "${OUTPUT}.new" "${OUTPUT}")
