#pragma once
/// An activity of GoldenCheetah: one JSON file each, with its recorded points.
#include "vendor/format.hpp"

namespace patella {

/// `{"RIDE":{"STARTTIME":...,"TAGS":{...},"SAMPLES":[...]}}`; the start is UTC, texts end in blanks.
extern const ImportFormat goldencheetah;

}  // namespace patella
