# Writes OUTPUT, a C++ source that holds every DATA/*.json, *.css and *.txt: log.schema.json is embedded::log_schema(),
# report.css is embedded::report_css(). Run by the build with cmake -P.
set(source "// Made from data/ by data/embed.cmake.\n#include \"text/embedded.hpp\"\n\nnamespace patella::embedded {\n")
string(APPEND source "\nstd::string_view version() { return \"${VERSION}\"; }\n")

file(GLOB files ${DATA}/*.json ${DATA}/*.css ${DATA}/*.txt)
foreach(file IN LISTS files)
  get_filename_component(name ${file} NAME)
  string(REGEX REPLACE "\\.(json|txt)$" "" name ${name})
  string(MAKE_C_IDENTIFIER ${name} name)
  file(READ ${file} text)
  string(APPEND source "\nstd::string_view ${name}() {\n  return R\"embedded(${text})embedded\";\n}\n")
endforeach()

string(APPEND source "\n}  // namespace patella::embedded\n")
file(WRITE ${OUTPUT} "${source}")
