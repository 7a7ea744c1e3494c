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
      return "the message at byte " + at + " is of the local type " + stated + ", which was not defined before";
    case FitFault::too_many: return "too many messages: what stands from byte " + at + " on is left out";
    case FitFault::header_crc: return "the header's checksum is wrong, so that some of it may be damaged";
    case FitFault::file_crc: return "the file's checksum is wrong, so that some of it may be damaged";
    case FitFault::truncated:
      return "the file is cut off: it should have " + stated + " bytes from byte " + at + " on and has " + found;
    case FitFault::cut_message:
      return "the last message does not end at byte " + at + ", where the header says that the data end";
    case FitFault::unfinished: return "the recording was never finished: its header gives no length; read to the end";
    case FitFault::no_date: return "the device did not know the date: times count from when it was switched on";
  }
  return {};
}

}  // namespace patella
