#include <charconv>

#include "patella/diagnostic.hpp"

namespace patella {
namespace {

void append(std::string& out, std::size_t index) {
  char buffer[20];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, index).ptr);
}

void append(std::string& out, const std::string& name) {
  for (const char c : name) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
}

}  // namespace

std::string JsonPointer::text() const {
  std::string out;
  for (const auto& token : tokens) {
    out += '/';
    std::visit([&](const auto& value) { append(out, value); }, token);
  }
  return out;
}

}  // namespace patella
