#include "import/fit/fit_read.hpp"

#include "import/fit/fit_decode.hpp"
#include "import/fit/fit_header.hpp"

namespace patella {

FitReading read_fit(std::span<const std::byte> bytes, FitLimits limits) {
  FitReading reading;
  std::vector<FitProblem>& problems = reading.problems;
  std::size_t room = limits.messages;
  std::size_t begin = 0;
  do {
    const auto header = read_fit_header(bytes, begin, problems);
    if (!header) break;
    if (begin > 0 && room-- == 0) {  // a chained file takes room too, were it empty
      problems.push_back({FitFault::too_many, begin});
      break;
    }
    const auto rest = bytes.subspan(header->data_begin());
    const bool whole = !header->unfinished && rest.size() >= header->data + fit_crc_size;
    FitFile& file = reading.files.emplace_back();
    file.begin = begin;
    begin = file.end = whole ? header->end() : bytes.size();
    const auto data = header->unfinished ? rest : rest.first(std::min(rest.size(), header->data));
    const FitEnd end = decode_fit(data, header->data_begin(), room, file, problems);
    if (whole) check_fit_crc(bytes, *header, problems);
    if (whole && end == FitEnd::cut) problems.push_back({FitFault::cut_message, header->data_begin() + header->data});
    if (header->unfinished) problems.push_back({FitFault::unfinished, file.begin});
    else if (!whole) problems.push_back({FitFault::truncated, file.begin, header->end() - file.begin, bytes.size() - file.begin});
  } while (begin < bytes.size());
  return reading;
}

}  // namespace patella
