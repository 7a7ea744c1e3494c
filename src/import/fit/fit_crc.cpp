#include "import/fit/fit_crc.hpp"

#include <array>

namespace patella {
namespace {

constexpr std::size_t slices = 16;
using Table = std::array<std::array<std::uint16_t, 256>, slices>;

/// Row `k`: what a byte leaves in the checksum when `k` zero bytes follow it.
constexpr Table make_table() {
  Table table{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    unsigned crc = byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) ? 0xA001u : 0u);
    table[0][byte] = static_cast<std::uint16_t>(crc);
  }
  for (std::size_t k = 1; k < slices; ++k)
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const unsigned before = table[k - 1][byte];
      table[k][byte] = static_cast<std::uint16_t>((before >> 8) ^ table[0][before & 0xFF]);
    }
  return table;
}

constexpr Table table = make_table();

}  // namespace

std::uint16_t fit_crc(std::span<const std::byte> bytes, std::uint16_t crc) {
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t left = bytes.size();
  unsigned sum = crc;
  for (; left >= slices; left -= slices, at += slices) {
    unsigned next = table[slices - 1][at[0] ^ (sum & 0xFF)] ^ table[slices - 2][at[1] ^ (sum >> 8)];
    for (std::size_t i = 2; i < slices; ++i) next ^= table[slices - 1 - i][at[i]];
    sum = next;
  }
  for (; left > 0; --left, ++at) sum = (sum >> 8) ^ table[0][(*at ^ sum) & 0xFF];
  return static_cast<std::uint16_t>(sum);
}

}  // namespace patella
