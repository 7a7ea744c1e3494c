#pragma once
/// One member of a JSON object without parsing the others: the wording data is large and a run needs little of it.
#include <string_view>
#include <vector>

namespace patella {

/// A member's name and the text of its value.
struct JsonMember {
  std::string_view key, value;
};

/// The members of `object`, the text of a valid JSON object whose keys hold no escapes, in the order of the text.
std::vector<JsonMember> members(std::string_view object);
/// The text of the value of `key`; empty where there is none.
std::string_view member_text(std::string_view object, std::string_view key);

}  // namespace patella
