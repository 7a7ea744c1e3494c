#pragma once
/// Small distinct types for what is measured, so that a descent cannot be added to a distance.
#include <chrono>
#include <compare>

namespace patella {

/// A number of one kind. Zero is a measured zero; absence is std::optional, never a special value.
template <class Kind>
struct Quantity {
  double value = 0;

  constexpr auto operator<=>(const Quantity&) const = default;
  constexpr Quantity& operator+=(Quantity other) {
    value += other.value;
    return *this;
  }
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.value + b.value}; }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.value - b.value}; }
  friend constexpr Quantity operator*(double factor, Quantity a) { return {factor * a.value}; }
  /// The dimensionless ratio of two of a kind; the caller makes sure that `b` is not zero.
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value / b.value; }
};

/// Metres along the ground.
using Distance = Quantity<struct DistanceKind>;
/// Metres of ascent or of descent, both positive.
using Height = Quantity<struct HeightKind>;
/// Points on the 0-10 pain scale.
using Pain = Quantity<struct PainKind>;
/// Percent; downhill is negative.
using Grade = Quantity<struct GradeKind>;
/// Minutes, with fractions.
using Minutes = std::chrono::duration<double, std::ratio<60>>;
/// Hours, with fractions.
using Hours = std::chrono::duration<double, std::ratio<3600>>;

constexpr Distance kilometres(double km) { return {km * 1000}; }
/// International miles.
constexpr Distance miles(double mi) { return {mi * 1609.344}; }
constexpr double in_kilometres(Distance d) { return d.value / 1000; }
constexpr double in_miles(Distance d) { return d.value / 1609.344; }
/// International feet.
constexpr Height feet(double ft) { return {ft * 0.3048}; }
constexpr double in_feet(Height h) { return h.value / 0.3048; }

}  // namespace patella
