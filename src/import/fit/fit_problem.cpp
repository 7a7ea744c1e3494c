#include "import/fit/fit_problem.hpp"

namespace patella {

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
    case FitFault::cut_message:
      return "its end, at byte " + at + ", is damaged; what stands before was read";
    case FitFault::unfinished: return "the recording was never finished: its header gives no length; read to the end";
    case FitFault::no_date: return "the device did not know the date: times count from when it was switched on";
  }
  return {};
}

}  // namespace patella
