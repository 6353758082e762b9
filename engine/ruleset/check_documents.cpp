// Rules that rest only on documents no longer in force.
#include "ruleset/entries.hpp"
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

// The document that ended last, where all that are cited have ended before `day`.
const Document* ended(const RuleSet& rules, const std::vector<Basis>& basis, Day day) {
  const Document* last = nullptr;
  for (const Basis& one : basis) {
    const Document* document = rules.find_document(one.document);
    if (!document || !document->until || *document->until >= day) return nullptr;
    if (!last || *last->until < *document->until) last = document;
  }
  return last;
}

void check(Reading& reading, const std::string& what, const Place& place, const std::vector<Basis>& basis,
           const Span& valid) {
  const Day day = reading.rules.law_date;
  const Document* document = valid.contains(day) ? ended(reading.rules, basis, day) : nullptr;
  if (!document) return;
  reading.diagnostics
      .warning("ended-document", place,
               what + " rests only on documents that have ended (" + document->id + " on " +
                   to_string(*document->until) + ")",
               "cite the document that replaced it, or end the entry with \"valid: {until: ...}\"")
      .notes.push_back({document->place, "the document"});
}

}  // namespace

void check_documents(Reading& reading) {
  each_entry(reading.rules, [&reading](const std::string& section, const Entry& entry) {
    check(reading, section + "." + entry.id, entry.place, entry.basis, entry.valid);
  });
  for (const Succession& one : reading.rules.successions) {
    // What passed stays passed: only a succession that is to end leans on its document.
    if (one.valid.until)
      check(reading, "the succession of " + one.from + " by " + one.to, one.place, one.basis, one.valid);
  }
}

}  // namespace inspectplan::ruleset
