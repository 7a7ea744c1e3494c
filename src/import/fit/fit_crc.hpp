#pragma once
/// The checksum of FIT files.
#include <cstddef>
#include <cstdint>
#include <span>

namespace patella {

/// CRC-16 with the reflected polynomial 0xA001 and the start value `crc`.
std::uint16_t fit_crc(std::span<const std::byte> bytes, std::uint16_t crc = 0);

}  // namespace patella
