# patella_formats: what reads XML and archives. It is linked into targets that have the property PATELLA_LINKS_ALL, and loaded
# by others when they start. With PATELLA_STATIC_RUNTIME the program has it, where the system can do that.
include(CheckCXXSourceCompiles)

add_library(patella_formats INTERFACE)

if(PATELLA_STATIC_RUNTIME)
  # What libarchive is made of is in no package file of its own.
  set(archives)
  foreach(name archive nettle lzma zstd bz2 z)
    find_library(PATELLA_${name} lib${name}.a)
    mark_as_advanced(PATELLA_${name})
    list(APPEND archives ${PATELLA_${name}})
  endforeach()
  set(CMAKE_REQUIRED_LINK_OPTIONS -static-pie)
  set(CMAKE_REQUIRED_LIBRARIES pugixml::static ${archives})
  set(CMAKE_REQUIRED_INCLUDES ${LibArchive_INCLUDE_DIRS})
  if(TARGET pugixml::static)
    check_cxx_source_compiles("
      #include <archive.h>
      #include <pugixml.hpp>
      int main() {
        pugi::xml_document document;
        archive* reader = archive_read_new();
        archive_read_support_filter_gzip(reader);
        archive_read_support_format_zip(reader);
        return document.load_string(\"\") ? archive_read_free(reader) : 0;
      }" PATELLA_LINKS_ALL)
  endif()
  unset(CMAKE_REQUIRED_LINK_OPTIONS)
  unset(CMAKE_REQUIRED_LIBRARIES)
  unset(CMAKE_REQUIRED_INCLUDES)
  if(NOT PATELLA_LINKS_ALL)
    message(STATUS "Not all libraries can be linked in: the program will load some when it starts")
  endif()
endif()

target_include_directories(patella_formats INTERFACE ${LibArchive_INCLUDE_DIRS} ${ZLIB_INCLUDE_DIRS})
set(linked_in $<BOOL:$<TARGET_PROPERTY:PATELLA_LINKS_ALL>>)
target_link_libraries(patella_formats INTERFACE "$<IF:${linked_in},pugixml::static;${archives},pugixml::pugixml;LibArchive::LibArchive;ZLIB::ZLIB>")
