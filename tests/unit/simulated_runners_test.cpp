/// What must hold for every runner, on generated ones; tests/simulation/ has the runners. More of them:
/// `patella_simulation --properties --runners 1000`.
#include "../simulation/property.hpp"
#include "catch_include.hpp"

using namespace patella::simulation;

namespace {

/// `most` of a hundred runners may be left for whom it does not hold.
void hold(std::string_view id, int most = 0) {
  const auto property = std::ranges::find(properties(), id, &Property::id);
  REQUIRE(property != properties().end());
  const Failures failures = property->check({.runners = property->test_runners, .seed = 1, .weeks = property->test_weeks});
  INFO(property->text << ", but not for " << failures.text());
  CHECK(100 * static_cast<int>(failures.count()) <= most * property->test_runners);
}

}  // namespace

TEST_CASE("P1: constant training raises no load rule", "[property]") { hold("P1"); }
TEST_CASE("P2: who obeys the plan raises no load rule and grows slowly", "[property]") { hold("P2"); }
TEST_CASE("P2: who stays at 90 % of the plan still grows", "[property]") { hold("P2-growth"); }
TEST_CASE("P3: after a spike the plan is a recovery", "[property]") { hold("P3"); }
TEST_CASE("P4: reduce never allows more than was run, and is no stop", "[property]") { hold("P4"); }
TEST_CASE("P5: constant mild pain does not shrink the plan", "[property]") { hold("P5"); }
TEST_CASE("P6: silence ends no stop", "[property]") { hold("P6"); }
TEST_CASE("P6: words end a stop", "[property]") { hold("P6-words"); }
TEST_CASE("P7: the way back after a stop", "[property]") { hold("P7-stop"); }
TEST_CASE("P7: the way back after a break", "[property]") { hold("P7-break"); }
TEST_CASE("P7: short jogs and days in a row pass no stage", "[property]") { hold("P7-jogs"); }
TEST_CASE("P7: every way back is safe and ends", "[property]") { hold("P7-walk"); }
TEST_CASE("P8: more pain is never milder", "[property]") {
  hold("P8", 3);  // the way back after a stop allows three runs a week also to who ran twice
}
TEST_CASE("P9: pain is pain", "[property]") { hold("P9"); }
TEST_CASE("P10: clean days end small things", "[property]") { hold("P10"); }
TEST_CASE("P11: the usual pain is the zero", "[property]") { hold("P11"); }
TEST_CASE("P12: time passes evenly", "[property]") { hold("P12"); }
TEST_CASE("P13: what the plan asks for raises nothing", "[property]") { hold("P13"); }
TEST_CASE("P14: the numbers of one answer agree", "[property]") { hold("P14"); }
TEST_CASE("P15: what is stated is used or said to be unused", "[property]") { hold("P15"); }
TEST_CASE("P16: order and later records do not matter, fewer runs raise nothing", "[property]") { hold("P16"); }
