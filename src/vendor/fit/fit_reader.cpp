#include "vendor/fit/fit.hpp"

#include <array>
#include <optional>

#include "vendor/fit/fit_decoder.hpp"

namespace patella {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::size_t short_header = 12, long_header = 14, crc_size = 2;  // bytes

/// The header of one file, and the bytes that belong to it.
struct Header {
  std::size_t begin = 0, size = 0;  ///< of the header
  std::size_t data = 0;             ///< bytes that should follow, without the checksum
  bool unfinished = false;          ///< `data` was never written
  std::size_t data_begin() const { return begin + size; }
  /// One past the checksum, should all be there.
  std::size_t end() const { return data_begin() + data + crc_size; }
};

constexpr std::size_t slices = 16;
using CrcTable = std::array<std::array<std::uint16_t, 256>, slices>;

/// Row `k`: what a byte leaves in the checksum when `k` zero bytes follow it.
constexpr CrcTable make_crc_table() {
  CrcTable table{};
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

constexpr CrcTable crc_table = make_crc_table();

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
  const std::uint32_t stated = little_endian(header.subspan(short_header, crc_size));
  const std::uint32_t found = fit_crc(header.first(short_header));
  if (stated != 0 && stated != found) problems.push_back({FitFault::header_crc, begin + short_header, stated, found});
}

/// The header at byte `begin`; without one, or with one that is doubtful, it reports why.
std::optional<Header> read_header(Bytes bytes, std::size_t begin, std::vector<FitProblem>& problems) {
  const Bytes rest = bytes.subspan(begin);
  const auto reject = [&](FitFault fault, std::size_t at = 0, std::size_t stated = 0) {
    if (begin == 0)
      problems.push_back({fault, at, stated, rest.size()});
    else
      problems.push_back({FitFault::garbage_after, begin, 0, rest.size()});
    return std::nullopt;
  };
  if (rest.empty()) return reject(FitFault::empty);
  if (rest.size() < short_header) return reject(FitFault::no_header);
  if (!has_signature(rest)) return reject(FitFault::no_signature, 8);
  Header header{begin, std::to_integer<std::size_t>(rest[0]), little_endian(rest.subspan(4, 4))};
  if (header.size < short_header || header.size > rest.size()) return reject(FitFault::header_size, 0, header.size);
  check_header_crc(rest.first(header.size), begin, problems);
  const Bytes after = rest.subspan(header.size);
  header.unfinished = header.data == 0 && after.size() > crc_size && !has_signature(after.subspan(crc_size));
  return header;
}

/// Reports it where the checksum at the end of the file is wrong. The file is whole.
void check_crc(Bytes bytes, const Header& header, std::vector<FitProblem>& problems) {
  const std::size_t at = header.end() - crc_size;
  const std::uint32_t stated = little_endian(bytes.subspan(at, crc_size));
  const std::uint32_t found = fit_crc(bytes.subspan(header.begin, at - header.begin));
  if (stated != found) problems.push_back({FitFault::file_crc, at, stated, found});
}

/// Whether the message may be one that is kept.
bool may_take_room(const FitDefinition& definition) {
  switch (definition.message) {
    case FitMessage::record: return true;
    case FitMessage::session:
    case FitMessage::lap:
    case FitMessage::event:
    case FitMessage::device_info: return !definition.fields.empty();
    default: return false;
  }
}

/// How the reading of messages ended: with the data; within a message that is cut off; at one that cannot be read.
enum class End { whole, cut, stopped };

/// Adds to `file` what the messages of `data` say, the first of which stands at byte `begin` of the input. A last message
/// that is cut off is left out. At a message of no known layout, or with one more than `room` to keep, it stops and reports
/// it. Takes from `room` what it kept.
End decode_messages(Bytes data, std::size_t begin, std::size_t& room, FitFile& file, std::vector<FitProblem>& problems) {
  std::array<FitDefinition, 16> definitions;  // by local type
  FitMessageDecoder decoder{file, problems};
  for (std::size_t at = 0; at < data.size();) {
    const auto header = std::to_integer<std::uint8_t>(data[at++]);
    const bool compressed = header & 0x80;
    const std::size_t local = compressed ? (header >> 5) & 3 : header & 0x0F;
    FitDefinition& definition = definitions[local];
    if (!compressed && (header & 0x40)) {
      const std::size_t taken = read_fit_definition(data.subspan(at), header & 0x20, definition);
      if (taken == 0) return End::cut;
      at += taken;
      continue;
    }
    if (!definition.defined) {
      problems.push_back({FitFault::no_definition, begin + at - 1, local});
      return End::stopped;
    }
    if (data.size() - at < definition.size) return End::cut;
    if (room == 0 && may_take_room(definition)) {
      problems.push_back({FitFault::too_many, begin + at - 1});
      return End::stopped;
    }
    if (decoder.take(definition, data.data() + at, header)) --room;
    at += definition.size;
  }
  return End::whole;
}

}  // namespace

FitReading read_fit(std::span<const std::byte> bytes, FitLimits limits) {
  FitReading reading;
  std::vector<FitProblem>& problems = reading.problems;
  std::size_t room = limits.messages;
  std::size_t begin = 0;
  do {
    const auto header = read_header(bytes, begin, problems);
    if (!header) break;
    if (begin > 0 && room-- == 0) {  // a chained file takes room too, were it empty
      problems.push_back({FitFault::too_many, begin});
      break;
    }
    const auto rest = bytes.subspan(header->data_begin());
    const bool whole = !header->unfinished && rest.size() >= header->data + crc_size;
    FitFile& file = reading.files.emplace_back();
    file.begin = begin;
    begin = file.end = whole ? header->end() : bytes.size();
    const auto data = header->unfinished ? rest : rest.first(std::min(rest.size(), header->data));
    const End end = decode_messages(data, header->data_begin(), room, file, problems);
    if (whole) check_crc(bytes, *header, problems);
    if (whole && end == End::cut) problems.push_back({FitFault::cut_message, header->data_begin() + header->data});
    if (header->unfinished)
      problems.push_back({FitFault::unfinished, file.begin});
    else if (!whole)
      problems.push_back({FitFault::truncated, file.begin, header->end() - file.begin, bytes.size() - file.begin});
  } while (begin < bytes.size());
  return reading;
}

std::string fit_message(const FitProblem& problem) {
  const std::string at = std::to_string(problem.at), stated = std::to_string(problem.stated);
  const std::string found = std::to_string(problem.found);
  switch (problem.fault) {
    case FitFault::empty: return "the file is empty";
    case FitFault::no_header: return "the file has " + found + " bytes, and the header of a FIT file alone has 12";
    case FitFault::header_size:
      return "the header at byte " + at + " says that it has " + stated + " bytes; 12 or 14 are usual";
    case FitFault::no_signature: return "this is no FIT file: it does not say `.FIT` at byte " + at;
    case FitFault::garbage_after:
      return "after the end of the FIT file, at byte " + at + ", follow " + found + " bytes that are none";
    case FitFault::no_definition:
      return "it is damaged at byte " + at + ": what follows cannot be read, what stands before was";
    case FitFault::too_many: return "more points than the limit: what stands from byte " + at + " on was left out";
    case FitFault::header_crc: return "the header's checksum is wrong, so that some of it may be damaged";
    case FitFault::file_crc: return "the file's checksum is wrong, so that some of it may be damaged";
    case FitFault::truncated:
      return "the file is cut off: it should have " + stated + " bytes from byte " + at + " on and has " + found;
    case FitFault::cut_message: return "its end, at byte " + at + ", is damaged; what stands before was read";
    case FitFault::unfinished: return "the recording was never finished: its header gives no length; read to the end";
    case FitFault::no_date: return "the device did not know the date: times count from when it was switched on";
  }
  return {};
}

std::uint16_t fit_crc(std::span<const std::byte> bytes, std::uint16_t crc) {
  const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t left = bytes.size();
  unsigned sum = crc;
  for (; left >= slices; left -= slices, at += slices) {
    unsigned next = crc_table[slices - 1][at[0] ^ (sum & 0xFF)] ^ crc_table[slices - 2][at[1] ^ (sum >> 8)];
    for (std::size_t i = 2; i < slices; ++i) next ^= crc_table[slices - 1 - i][at[i]];
    sum = next;
  }
  for (; left > 0; --left, ++at) sum = (sum >> 8) ^ crc_table[0][(*at ^ sum) & 0xFF];
  return static_cast<std::uint16_t>(sum);
}

}  // namespace patella
