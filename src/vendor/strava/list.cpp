#include "vendor/strava/list.hpp"

#include "json/tokenizer.hpp"
#include "log/table_reader.hpp"
#include "vendor/strava/fields.hpp"

namespace patella {

Log read_strava_list(std::string_view text, Problems& problems) {
  strava::Draft draft;
  TableReader<strava::Draft> reader{strava::document, draft, problems};
  tokenize_json(text, reader);
  if (draft.foreign) problems.keep_only(Message::not_strava);
  return std::move(draft.log);
}

}  // namespace patella
