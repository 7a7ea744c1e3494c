#pragma once
/// The table of activities that Garmin Connect gives out, in the language of the account.
#include "vendor/format.hpp"

namespace patella {

/// Distances stand there without a unit. The length of a stride does too, and is in metres always: cadence x time x stride
/// tells which unit the distances of the table have, and with it that of heights. Where no run tells, they are taken for
/// kilometres and metres, and that is told.
extern const ImportFormat garmin_csv;

}  // namespace patella
