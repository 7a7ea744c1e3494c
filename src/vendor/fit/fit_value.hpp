#pragma once
/// One field of a FIT message, not decoded yet.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>

namespace patella {

/// The base types by the number in the low five bits of a definition's byte.
enum class FitBase : std::uint8_t {
  enumeration,
  sint8,
  uint8,
  sint16,
  uint16,
  sint32,
  uint32,
  string,
  float32,
  float64,
  uint8z,
  uint16z,
  uint32z,
  bytes,
  sint64,
  uint64,
  uint64z
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

  /// The first element; not a number where it has the type's invalid value, is not finite, or is text. A plain
  /// double, because this runs for every field of every record, and an optional takes measurably longer.
  double number() const;
  /// The text up to its first zero byte; empty where the field is no text.
  std::string text() const;
};

namespace fit_detail {

inline constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

template <class Bits>
Bits reversed(Bits bits) {
  Bits out = 0;
  for (std::size_t i = 0; i < sizeof bits; ++i) out = static_cast<Bits>((out << 4 << 4) | ((bits >> (8 * i)) & 0xFF));
  return out;
}

template <class Bits>
Bits read_bits(const FitValue& value) {
  Bits bits;
  std::memcpy(&bits, value.at, sizeof bits);
  return value.big_endian == (std::endian::native == std::endian::big) ? bits : reversed(bits);
}

/// `invalid` is the value that says that there is none.
template <class Int, class Bits = std::make_unsigned_t<Int>>
double integer(const FitValue& value, Int invalid) {
  const Int number = static_cast<Int>(read_bits<Bits>(value));
  return number == invalid ? no_number : static_cast<double>(number);
}

template <class Int>
double up_to_largest(const FitValue& value) {
  return integer<Int>(value, std::numeric_limits<Int>::max());
}

template <class Float, class Bits>
double floating(const FitValue& value) {
  const double number = std::bit_cast<Float>(read_bits<Bits>(value));  // the invalid value, all ones, is a NaN
  return std::isfinite(number) ? number : no_number;
}

}  // namespace fit_detail

inline double FitValue::number() const {
  switch (base) {
    case FitBase::enumeration:
    case FitBase::uint8:
    case FitBase::bytes: return fit_detail::up_to_largest<std::uint8_t>(*this);
    case FitBase::sint8: return fit_detail::up_to_largest<std::int8_t>(*this);
    case FitBase::sint16: return fit_detail::up_to_largest<std::int16_t>(*this);
    case FitBase::uint16: return fit_detail::up_to_largest<std::uint16_t>(*this);
    case FitBase::sint32: return fit_detail::up_to_largest<std::int32_t>(*this);
    case FitBase::uint32: return fit_detail::up_to_largest<std::uint32_t>(*this);
    case FitBase::sint64: return fit_detail::up_to_largest<std::int64_t>(*this);
    case FitBase::uint64: return fit_detail::up_to_largest<std::uint64_t>(*this);
    case FitBase::uint8z: return fit_detail::integer<std::uint8_t>(*this, 0);
    case FitBase::uint16z: return fit_detail::integer<std::uint16_t>(*this, 0);
    case FitBase::uint32z: return fit_detail::integer<std::uint32_t>(*this, 0);
    case FitBase::uint64z: return fit_detail::integer<std::uint64_t>(*this, 0);
    case FitBase::float32: return fit_detail::floating<float, std::uint32_t>(*this);
    case FitBase::float64: return fit_detail::floating<double, std::uint64_t>(*this);
    case FitBase::string: break;
  }
  return fit_detail::no_number;
}

inline std::string FitValue::text() const {
  if (base != FitBase::string) return {};
  const char* begin = reinterpret_cast<const char*>(at);
  return {begin, std::find(begin, begin + size, '\0')};
}

}  // namespace patella
