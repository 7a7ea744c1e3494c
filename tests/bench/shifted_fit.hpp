#pragma once
/// Copies of a recording on other days.
#include <cstdint>
#include <string>
#include <vector>

#include "vendor/fit/fit.hpp"

namespace patella::bench {

/// A whole FIT file, and where in it times stand.
class ShiftedFit {
 public:
  explicit ShiftedFit(std::string bytes) : bytes_{std::move(bytes)} {
    const std::size_t end = byte(0) + std::size_t{byte(4)} + (std::size_t{byte(5)} << 8) + (std::size_t{byte(6)} << 16);
    bytes_.resize(end + 2);
    std::vector<Layout> layouts(16);
    for (std::size_t at = byte(0); at < end;) {
      const unsigned header = byte(at++);
      if (!(header & 0x80) && (header & 0x40)) {
        at = define(layouts[header & 15], at, header & 0x20);
        continue;
      }
      const Layout& layout = layouts[header & 0x80 ? (header >> 5) & 3 : header & 15];
      for (const std::size_t time : layout.times) places_.push_back({at + time, layout.big_endian});
      at += layout.size;
    }
  }

  /// The copy, so many days later, with a checksum that is right.
  std::string later(std::uint32_t days) const {
    std::string copy = bytes_;
    for (const auto& [at, big_endian] : places_) {
      std::uint32_t time = 0;
      for (unsigned i = 0; i < 4; ++i) time |= std::uint32_t{byte(at + i)} << 8 * (big_endian ? 3 - i : i);
      if (time == 0xFFFFFFFF) continue;
      time += days * 86'400;
      for (unsigned i = 0; i < 4; ++i) copy[at + i] = static_cast<char>(time >> 8 * (big_endian ? 3 - i : i));
    }
    const std::uint16_t crc = fit_crc({reinterpret_cast<const std::byte*>(copy.data()), copy.size() - 2});
    copy[copy.size() - 2] = static_cast<char>(crc);
    copy[copy.size() - 1] = static_cast<char>(crc >> 8);
    return copy;
  }

 private:
  struct Layout {
    std::size_t size = 0;
    std::vector<std::size_t> times;
    bool big_endian = false;
  };
  struct Place {
    std::size_t at;
    bool big_endian;
  };

  std::uint8_t byte(std::size_t at) const { return static_cast<std::uint8_t>(bytes_[at]); }

  /// Reads the definition at `at`; returns where it ends.
  std::size_t define(Layout& layout, std::size_t at, bool has_developer_fields) {
    layout = {0, {}, byte(at + 1) == 1};
    const unsigned message = layout.big_endian ? byte(at + 3) : byte(at + 2);
    const unsigned fields = byte(at + 4);
    at += 5;
    for (unsigned i = 0; i < fields; ++i, at += 3) {
      const unsigned field = byte(at);
      const bool is_time = field == 253 || (field == 2 && (message == 18 || message == 19)) ||
                           (field == 4 && message == 0) || (field == 5 && message == 34);
      if (is_time && byte(at + 1) == 4) layout.times.push_back(layout.size);
      layout.size += byte(at + 1);
    }
    if (!has_developer_fields) return at;
    const unsigned more = byte(at++);
    for (unsigned i = 0; i < more; ++i, at += 3) layout.size += byte(at + 1);
    return at;
  }

  std::string bytes_;
  std::vector<Place> places_;
};

}  // namespace patella::bench
