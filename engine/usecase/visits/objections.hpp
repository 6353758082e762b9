#pragma once
// What enterprises say against their visit, what was decided, and what they are answered.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/day.hpp"
#include "base/diagnostic.hpp"
#include "base/label.hpp"
#include "base/observer.hpp"

namespace inspectplan::usecase {

struct ObjectionTold {
  std::string database, run, enterprise;
  std::string objection_no;                                // empty, when it is added: 1, 2 … of the enterprise
  std::vector<std::pair<std::string, std::string>> cells;  // of `objection`, without its key
  // Of an objection that is upheld: the enterprise's fields it sets right, and their values.
  std::vector<std::pair<std::string, std::string>> corrections;
  Day on{};
  std::string actor;
};

struct ObjectionTaken {
  std::string objection_no;
  std::int64_t import = 0;
  std::optional<std::int64_t> correction;  // the import that counts the correction
};

// It came in. The number it has is in the answer.
std::optional<ObjectionTaken> add_objection(const ObjectionTold& told, Diagnostics& diagnostics);

// It was decided. What it sets right is a correction of the register (registers::correct) with the objection as its
// reason and the decision as its document; that is entered first, and where it cannot be nothing is.
std::optional<ObjectionTaken> decide_objection(const ObjectionTold& told, Diagnostics& diagnostics);

// What a visited enterprise may be told, of a run: text for people, and JSON. With `objection_no` what it said and what
// was decided stands in front.
struct SubjectAnswer {
  std::string text, json;
};
std::optional<SubjectAnswer> answer_subject(const std::string& database, const std::string& run,
                                            const std::string& enterprise, const std::string& objection_no,
                                            Language language, Diagnostics& diagnostics, Observer& observer);

}  // namespace inspectplan::usecase
