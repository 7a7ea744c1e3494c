#include "render/json.hpp"

#include <cmath>

#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace patella::render {
namespace {

/// Characters that could steer a terminal stand in texts only, where JSON can write them as escapes.
std::string escaped(std::string_view json) {
  std::string out;
  for (std::size_t at = 0; at < json.size();) {
    const CodePoint code_point = decode_utf8(json, at);
    const bool plain =
        code_point.code < 0x7f || printable(json.substr(at, code_point.bytes)) == json.substr(at, code_point.bytes);
    if (plain) {
      out += json.substr(at, code_point.bytes);
    } else {
      const std::string quoted = Json(json.substr(at, code_point.bytes)).dump(-1, ' ', true);
      // An ASCII dump leaves DEL alone.
      out += code_point.code == 0x7f ? "\\u007f" : quoted.substr(1, quoted.size() - 2);
    }
    at += code_point.bytes;
  }
  return out;
}

}  // namespace

Json number(std::optional<double> value) {
  if (!value || !std::isfinite(*value)) return nullptr;
  const double rounded = std::round(*value * 1e6) / 1e6;
  return rounded == 0 ? 0.0 : rounded;  // no -0
}

Json km(std::optional<Distance> distance) {
  return number(distance ? std::optional{in_kilometres(*distance)} : std::nullopt);
}

Json metres(std::optional<Height> height) { return number(height ? std::optional{height->value} : std::nullopt); }

Json points(std::optional<Pain> pain) { return number(pain ? std::optional{pain->value} : std::nullopt); }

std::string json_text(const Json& document) {
  return escaped(document.dump(2, ' ', false, Json::error_handler_t::replace)) + '\n';
}

}  // namespace patella::render
