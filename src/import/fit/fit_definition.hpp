#pragma once
/// Definition messages: how the data messages of a local type are laid out.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "import/fit/fit_fields.hpp"

namespace patella {

/// One field that is read.
struct FitSlot {
  std::uint16_t offset = 0;  ///< from the first byte after the message's header
  std::uint8_t size = 0;     ///< bytes, a whole number of elements or more
  FitBase base = FitBase::bytes;
  std::uint8_t row = 0;      ///< in the message's table of fields
};

struct FitDefinition {
  bool defined = false;
  bool big_endian = false;
  FitMessage message{};                     ///< any number, also of messages that are not read
  std::uint32_t size = 0;                   ///< bytes of a data message after its header, developer fields included
  std::optional<FitSlot> timestamp, speed_and_distance;
  std::vector<FitSlot> slots;               ///< what is read, in the order of the file

  FitValue value(const FitSlot& slot, const std::byte* begin) const {
    return {begin + slot.offset, slot.size, slot.base, big_endian};
  }
};

/// Reads the definition message whose header says `has_developer_fields` and whose bytes after that header are the first
/// of `bytes`. Returns how many bytes it takes; 0 where they are cut off, and `into` is undefined then.
std::size_t read_fit_definition(std::span<const std::byte> bytes, bool has_developer_fields, FitDefinition& into);

}  // namespace patella
