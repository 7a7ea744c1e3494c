#pragma once
/// `activities.csv` of a Strava bulk export: the list beside the files.
#include "vendor/format.hpp"

namespace patella {

/// In any language: its columns are told by their order, which is the same in all of them, and by the headings that stand
/// there twice. Also the format of before 2019.
extern const ImportFormat strava_bulk;

}  // namespace patella
