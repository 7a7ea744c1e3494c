#pragma once
/// What the data messages of a FIT file tell, one after the other.
#include <vector>

#include "import/fit/fit.hpp"
#include "import/fit/fit_definition.hpp"
#include "import/fit/fit_distance.hpp"
#include "import/fit/fit_problem.hpp"

namespace patella {

class FitKeeper {
 public:
  FitKeeper(FitFile& file, std::vector<FitProblem>& problems) : file_{file}, problems_{problems} {}

  /// Takes the message whose bytes after its `header` begin at `at`; a header with a compressed timestamp holds the last five
  /// bits of its time. Returns whether the message takes room.
  bool take(const FitDefinition& definition, const std::byte* at, std::uint8_t header);

 private:
  FitFile& file_;
  std::vector<FitProblem>& problems_;
  std::optional<std::uint32_t> clock_;  ///< seconds since `fit_epoch`, of the last message that had a time
  std::optional<FitTime> time_;         ///< of the message that is taken
  bool no_date_told_ = false;
  FitDistanceCounter counter_;

  void set_time(std::uint32_t time);
  void keep_record(const FitDefinition& definition, const std::byte* at);
  void keep_totals(FitTotals totals, std::vector<FitTotals>& into);
  bool keep_event(const FitEvent& event);
  void keep_offset(const FitActivity& activity);
};

}  // namespace patella
