#pragma once
/// Field 8 of a record: speed and distance in three bytes.
#include "import/fit/fit.hpp"
#include "import/fit/fit_value.hpp"

namespace patella {

/// Counts distance on where the file's own count begins anew every 256 m.
class FitDistanceCounter {
 public:
  /// Sets what the record does not state itself. `value` has at least three bytes.
  void add_to(FitRecord& record, const FitValue& value);

 private:
  std::optional<std::uint64_t> last_;  ///< sixteenths of a metre
};

}  // namespace patella
