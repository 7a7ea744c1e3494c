#include "import/fit/fit_value.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace patella {
namespace {

template <class Bits>
Bits read_bits(const FitValue& value) {
  std::array<std::byte, sizeof(Bits)> bytes;
  std::copy_n(value.at, bytes.size(), bytes.begin());
  if (value.big_endian != (std::endian::native == std::endian::big)) std::reverse(bytes.begin(), bytes.end());
  return std::bit_cast<Bits>(bytes);
}

/// `invalid` is the value that says that there is none.
template <class Int, class Bits = std::make_unsigned_t<Int>>
std::optional<double> integer(const FitValue& value, Int invalid) {
  const Int number = static_cast<Int>(read_bits<Bits>(value));
  if (number == invalid) return std::nullopt;
  return static_cast<double>(number);
}

template <class Int>
std::optional<double> up_to_largest(const FitValue& value) {
  return integer<Int>(value, std::numeric_limits<Int>::max());
}

template <class Float, class Bits>
std::optional<double> floating(const FitValue& value) {
  const double number = std::bit_cast<Float>(read_bits<Bits>(value));  // the invalid value, all ones, is a NaN
  if (!std::isfinite(number)) return std::nullopt;
  return number;
}

}  // namespace

std::optional<double> FitValue::number() const {
  switch (base) {
    case FitBase::enumeration: case FitBase::uint8: case FitBase::bytes: return up_to_largest<std::uint8_t>(*this);
    case FitBase::sint8: return up_to_largest<std::int8_t>(*this);
    case FitBase::sint16: return up_to_largest<std::int16_t>(*this);
    case FitBase::uint16: return up_to_largest<std::uint16_t>(*this);
    case FitBase::sint32: return up_to_largest<std::int32_t>(*this);
    case FitBase::uint32: return up_to_largest<std::uint32_t>(*this);
    case FitBase::sint64: return up_to_largest<std::int64_t>(*this);
    case FitBase::uint64: return up_to_largest<std::uint64_t>(*this);
    case FitBase::uint8z: return integer<std::uint8_t>(*this, 0);
    case FitBase::uint16z: return integer<std::uint16_t>(*this, 0);
    case FitBase::uint32z: return integer<std::uint32_t>(*this, 0);
    case FitBase::uint64z: return integer<std::uint64_t>(*this, 0);
    case FitBase::float32: return floating<float, std::uint32_t>(*this);
    case FitBase::float64: return floating<double, std::uint64_t>(*this);
    case FitBase::string: break;
  }
  return std::nullopt;
}

std::string FitValue::text() const {
  if (base != FitBase::string) return {};
  const char* begin = reinterpret_cast<const char*>(at);
  return {begin, std::find(begin, begin + size, '\0')};
}

}  // namespace patella
