#include "activity/complete.hpp"

namespace patella {
namespace {

template <class T>
void fill(std::optional<T>& mine, const std::optional<T>& theirs) {
  if (!mine) mine = theirs;
}

void fill(std::string& mine, const std::string& theirs) {
  if (mine.empty()) mine = theirs;
}

void fill_pain(std::optional<PainEntry>& mine, const std::optional<PainEntry>& theirs) {
  if (!theirs) return;
  if (!mine) {
    mine = theirs;
    return;
  }
  fill(mine->limp, theirs->limp);  // counts wherever the pain sits
  if (!mine->is_knee() && theirs->is_knee_score()) {
    const auto limp = mine->limp;
    mine = theirs;
    mine->limp = limp;
    return;
  }
  if (mine->is_knee() != theirs->is_knee()) return;
  for (const auto score : {&PainEntry::before, &PainEntry::start, &PainEntry::during, &PainEntry::end, &PainEntry::after,
                           &PainEntry::next_morning})
    fill((*mine).*score, (*theirs).*score);
  fill(mine->settled, theirs->settled);
}

}  // namespace

void complete_from(Activity& mine, const Activity& theirs) {
  if (!mine.start && theirs.start && theirs.day == mine.day) mine.start = theirs.start;
  fill(mine.id, theirs.id);
  fill(mine.source, theirs.source);
  fill(mine.stated_sport, theirs.stated_sport);
  fill(mine.distance, theirs.distance);
  fill(mine.duration, theirs.duration);
  fill(mine.ascent, theirs.ascent);
  // How far descent may be trusted belongs to the descent that it was stated with.
  if (!mine.descent && theirs.descent) mine.altitude_source = theirs.altitude_source;
  fill(mine.descent, theirs.descent);
  if (!mine.descent) fill(mine.altitude_source, theirs.altitude_source);
  fill(mine.grade_shares, theirs.grade_shares);
  fill(mine.steep_descent, theirs.steep_descent);
  fill(mine.cadence_spm, theirs.cadence_spm);
  complete_words_from(mine, theirs);
}

void complete_words_from(Activity& mine, const Activity& theirs) {
  fill(mine.rpe, theirs.rpe);
  fill(mine.workout, theirs.workout);
  mine.sure = mine.sure || theirs.sure;
  fill_pain(mine.pain, theirs.pain);
  fill(mine.notes, theirs.notes);
}

}  // namespace patella
