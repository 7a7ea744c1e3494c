#include "import/strava_list.hpp"

#include "import/strava_fields.hpp"
#include "log/table_reader.hpp"
#include "log/tokenise.hpp"

namespace patella {

Log read_strava_list(std::string_view text, Problems& problems) {
  strava::Draft draft;
  TableReader<strava::Draft> reader{strava::document, draft, problems};
  tokenise(text, reader);
  if (draft.foreign) problems.keep_only(Message::not_strava);
  return std::move(draft.log);
}

}  // namespace patella
