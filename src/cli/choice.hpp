#pragma once
/// Options that take one of a few words.
#include <string>
#include <utility>

#include "cli/command.hpp"

namespace patella::cli {

template <class T>
using Words = std::vector<std::pair<std::string_view, T>>;

/// An option that sets `target` to what the word stands for.
template <class T>
Option choice_option(std::string name, std::string value, std::string help, Words<T> words, T& target) {
  Option option{.name = std::move(name), .value = std::move(value), .help = std::move(help)};
  for (const auto& [word, meaning] : words) {
    if (!option.choices.empty()) option.expected += word == words.back().first ? " or " : ", ";
    option.expected += word;
    option.choices.push_back(word);
  }
  option.set = [words = std::move(words), &target](const std::string& given) {
    for (const auto& [word, meaning] : words)
      if (word == given) {
        target = meaning;
        return true;
      }
    return false;
  };
  return option;
}

}  // namespace patella::cli
