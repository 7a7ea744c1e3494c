#pragma once
/// Random numbers that are the same with every standard library and on every machine.
#include <cstdint>
#include <random>

namespace patella::simulation {

/// The distributions of <random> differ between libraries, its engines do not. Only additions and products of doubles are
/// used, no function whose last digit is the machine's.
class Random {
 public:
  /// The numbers of one runner: `seed` is that of the whole simulation.
  Random(std::uint64_t seed, std::uint64_t runner) : engine_{mixed(seed + 0x9e3779b97f4a7c15u * (runner + 1))} {}

  /// From 0 on, below 1.
  double uniform() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }
  double between(double low, double high) { return low + (high - low) * uniform(); }
  /// A whole number from 0 on, below `n`.
  int below(int n) { return static_cast<int>(uniform() * n); }
  bool chance(double share) { return uniform() < share; }
  /// Mean 0 and standard deviation 1, from twelve uniform numbers; never outside of -6 and 6.
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += uniform();
    return sum;
  }

 private:
  /// The finalizer of SplitMix64, so that neighbouring seeds have nothing in common.
  static constexpr std::uint64_t mixed(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9u;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebu;
    return bits ^ (bits >> 31);
  }
  std::mt19937_64 engine_;
};

}  // namespace patella::simulation
