#pragma once
/// One field of a FIT message, not read yet.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace patella {

/// The base types by the number in the low five bits of a definition's byte.
enum class FitBase : std::uint8_t {
  enumeration, sint8, uint8, sint16, uint16, sint32, uint32, string, float32, float64, uint8z, uint16z, uint32z, bytes,
  sint64, uint64, uint64z
};
inline constexpr unsigned fit_base_count = 17;

/// Bytes of one element.
constexpr unsigned fit_size(FitBase base) {
  constexpr std::uint8_t sizes[fit_base_count] = {1, 1, 1, 2, 2, 4, 4, 1, 4, 8, 1, 2, 4, 1, 8, 8, 8};
  return sizes[static_cast<unsigned>(base)];
}

struct FitValue {
  const std::byte* at = nullptr;  ///< at least one element of `base`, `size` bytes in all
  std::uint8_t size = 0;
  FitBase base = FitBase::bytes;
  bool big_endian = false;

  /// The first element; absent where it has the type's invalid value, is not finite, or is text.
  std::optional<double> number() const;
  /// The text up to its first zero byte; empty where the field is no text.
  std::string text() const;
};

}  // namespace patella
