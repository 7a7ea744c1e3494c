#include "import/fit/fit_decode.hpp"

#include <array>

#include "import/fit/fit_keep.hpp"

namespace patella {
namespace {

bool may_take_room(const FitDefinition& definition) {
  switch (definition.message) {
    case FitMessage::record: return true;
    case FitMessage::session:
    case FitMessage::lap:
    case FitMessage::event:
    case FitMessage::device_info: return !definition.slots.empty();
    default: return false;
  }
}

}  // namespace

FitEnd decode_fit(std::span<const std::byte> data, std::size_t begin, std::size_t& room, FitFile& file,
                  std::vector<FitProblem>& problems) {
  std::array<FitDefinition, 16> definitions;  // by local type
  FitKeeper keeper{file, problems};
  for (std::size_t at = 0; at < data.size();) {
    const auto header = std::to_integer<std::uint8_t>(data[at++]);
    const bool compressed = header & 0x80;
    const std::size_t local = compressed ? (header >> 5) & 3 : header & 0x0F;
    FitDefinition& definition = definitions[local];
    if (!compressed && (header & 0x40)) {
      const std::size_t taken = read_fit_definition(data.subspan(at), header & 0x20, definition);
      if (taken == 0) return FitEnd::cut;
      at += taken;
      continue;
    }
    if (!definition.defined) {
      problems.push_back({FitFault::no_definition, begin + at - 1, local});
      return FitEnd::stopped;
    }
    if (data.size() - at < definition.size) return FitEnd::cut;
    if (room == 0 && may_take_room(definition)) {
      problems.push_back({FitFault::too_many, begin + at - 1});
      return FitEnd::stopped;
    }
    if (keeper.take(definition, data.data() + at, header)) --room;
    at += definition.size;
  }
  return FitEnd::whole;
}

}  // namespace patella
