#include "import/fit/fit_header.hpp"

#include "import/fit/fit_crc.hpp"

namespace patella {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::size_t short_header = 12, long_header = 14;

std::uint32_t little_endian(Bytes bytes) {
  std::uint32_t number = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) number = number << 8 | std::to_integer<std::uint32_t>(bytes[i]);
  return number;
}

/// Whether a header may stand at the beginning of `bytes`.
bool has_signature(Bytes bytes) {
  return bytes.size() >= short_header && little_endian(bytes.subspan(8, 4)) == 0x5449462E;  // .FIT
}

void check_header_crc(Bytes header, std::size_t begin, std::vector<FitProblem>& problems) {
  if (header.size() < long_header) return;
  const std::uint32_t stated = little_endian(header.subspan(short_header, fit_crc_size));
  const std::uint32_t found = fit_crc(header.first(short_header));
  if (stated != 0 && stated != found) problems.push_back({FitFault::header_crc, begin + short_header, stated, found});
}

}  // namespace

std::optional<FitHeader> read_fit_header(Bytes bytes, std::size_t begin, std::vector<FitProblem>& problems) {
  const Bytes rest = bytes.subspan(begin);
  const auto refuse = [&](FitFault fault, std::size_t at = 0, std::size_t stated = 0) {
    if (begin == 0) problems.push_back({fault, at, stated, rest.size()});
    else problems.push_back({FitFault::garbage_after, begin, 0, rest.size()});
    return std::nullopt;
  };
  if (rest.empty()) return refuse(FitFault::empty);
  if (rest.size() < short_header) return refuse(FitFault::no_header);
  if (!has_signature(rest)) return refuse(FitFault::no_signature, 8);
  FitHeader header{begin, std::to_integer<std::size_t>(rest[0]), little_endian(rest.subspan(4, 4))};
  if (header.size < short_header || header.size > rest.size()) return refuse(FitFault::header_size, 0, header.size);
  check_header_crc(rest.first(header.size), begin, problems);
  const Bytes after = rest.subspan(header.size);
  header.unfinished = header.data == 0 && after.size() > fit_crc_size && !has_signature(after.subspan(fit_crc_size));
  return header;
}

void check_fit_crc(Bytes bytes, const FitHeader& header, std::vector<FitProblem>& problems) {
  const std::size_t at = header.end() - fit_crc_size;
  const std::uint32_t stated = little_endian(bytes.subspan(at, fit_crc_size));
  const std::uint32_t found = fit_crc(bytes.subspan(header.begin, at - header.begin));
  if (stated != found) problems.push_back({FitFault::file_crc, at, stated, found});
}

}  // namespace patella
