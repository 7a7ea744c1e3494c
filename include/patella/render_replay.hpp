#pragma once
/// A replay, and what it came to against injuries, for people and for programs.
#include <string>

#include "patella/backtest.hpp"
#include "patella/render.hpp"
#include "patella/replay.hpp"

namespace patella {

/// A calendar of verdicts, then the days on which the verdict changed, and why.
std::string render_replay_text(const Replay& replay, const TextStyle& style);
/// One row a day: date, verdict, confidence, what was missing, and the rules that spoke, by level.
std::string render_replay_csv(const Replay& replay);
std::string render_replay_json(const Replay& replay);

/// What was said before each injury, how often rules spoke before injuries and otherwise, and what that is worth.
std::string render_backtest_text(const Backtest& found, const TextStyle& style);
/// One row for each rule and number of days looked back on; `verdict` stands for all rules together.
std::string render_backtest_csv(const Backtest& found);
std::string render_backtest_json(const Backtest& found);

}  // namespace patella
