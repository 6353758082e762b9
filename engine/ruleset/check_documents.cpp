// Rules against the life of the documents that they rest on and of the departments that they name.
#include <algorithm>

#include "ruleset/entries.hpp"
#include "ruleset/reading.hpp"

namespace inspectplan::ruleset {
namespace {

// The documents that are cited and defined.
std::vector<const Document*> cited(const RuleSet& rules, const std::vector<Basis>& basis) {
  std::vector<const Document*> documents;
  for (const Basis& one : basis)
    if (const Document* document = rules.find_document(one.document)) documents.push_back(document);
  return documents;
}

class BasisCheck {
 public:
  BasisCheck(Reading& reading, std::string what, const Place& place, const std::vector<Basis>& basis, const Span& valid,
             Status status)
      : diagnostics_(reading.diagnostics),
        law_date_(reading.rules.law_date),
        what_(std::move(what)),
        place_(place),
        valid_(valid),
        status_(status),
        documents_(cited(reading.rules, basis)) {
    // One that is not defined says nothing of the others.
    if (documents_.size() != basis.size()) documents_.clear();
  }

  void life(bool leans_on_it, bool rests_on_others) {
    if (documents_.empty()) return;
    if (leans_on_it && valid_.contains(law_date_)) {
      ended();
      if (!valid_.from) to_come();
    }
    if (!rests_on_others) outside();
  }

  void verified() {
    const auto unverified = [](const Document* document) { return document->status == Status::unverified; };
    if (documents_.empty() || status_ == Status::unverified) return;
    if (!std::all_of(documents_.begin(), documents_.end(), unverified)) return;
    say(Severity::info, "unverified-document",
        "rests only on documents that nobody has verified (" + documents_.front()->id + ")",
        "verify the document, or mark the entry \"status: unverified\"", *documents_.front());
  }

 private:
  void ended() {
    const Document* last = documents_.front();
    for (const Document* document : documents_) {
      if (!document->until || *document->until >= law_date_) return;
      if (*last->until < *document->until) last = document;
    }
    say(Severity::warning, "ended-document",
        "rests only on documents that have ended (" + last->id + " on " + to_string(*last->until) + ")",
        "cite the document that replaced it, or end the entry with \"valid: {until: ...}\"", *last);
  }

  // One with a first day of its own is looked at in `outside`.
  void to_come() {
    const Document* first = documents_.front();
    for (const Document* document : documents_) {
      if (!document->effective || *document->effective <= law_date_) return;
      if (*document->effective < *first->effective) first = document;
    }
    say(Severity::info, "document-to-come",
        "rests only on documents that are not yet in force on " + to_string(law_date_) + " (" + first->id + " from " +
            to_string(*first->effective) + ")",
        "begin the entry with \"valid: {from: ...}\", or cite the text that is in force until then", *first);
  }

  // In force before any of them took effect, or only after all had ended. Mostly of days long past: a remark.
  void outside() {
    const Document* first = documents_.front();
    const Document* last = documents_.front();
    for (const Document* document : documents_) {
      if (!document->effective || (first->effective && *document->effective < *first->effective)) first = document;
      if (!document->until || (last->until && *document->until > *last->until)) last = document;
    }
    if (valid_.from && first->effective && *valid_.from < *first->effective)
      say(Severity::info, "outside-document",
          "is in force from " + to_string(*valid_.from) + ", before " + first->id + " takes effect on " +
              to_string(*first->effective),
          "correct \"valid\", or cite the text that was in force then", *first);
    if (valid_.from && last->until && *last->until < *valid_.from)
      say(Severity::info, "outside-document",
          "is in force from " + to_string(*valid_.from) + ", after " + last->id + " ended on " +
              to_string(*last->until),
          "correct \"valid\", or cite the text that was in force then", *last);
  }

  void say(Severity severity, const char* code, const std::string& message, const char* hint,
           const Document& document) {
    diagnostics_.add({severity, code, place_, what_ + " " + message, hint, {{document.place, "the document"}}});
  }

  Diagnostics& diagnostics_;
  Day law_date_;
  std::string what_;
  const Place& place_;
  const Span& valid_;
  Status status_;
  std::vector<const Document*> documents_;
};

void check_department(Reading& reading, const Responsibility& one, const Party& party) {
  const Department* department = reading.rules.find_department(party.department);
  if (!department) return;
  const Span& life = department->life;
  const bool after = one.valid.from && life.until && *life.until < *one.valid.from;
  const bool before = one.valid.until && life.from && *one.valid.until < *life.from;
  if (!after && !before) return;
  reading.diagnostics
      .warning("outside-department", one.place,
               "responsibilities." + one.id + (after ? " begins after " : " ends before ") + department->id +
                   (after ? " ended on " + to_string(*life.until) : " begins on " + to_string(*life.from)),
               "name the department that was there then, or correct \"valid\"")
      .notes.push_back({department->place, "the department"});
}

void check_verified_until(Reading& reading) {
  const RuleSet& rules = reading.rules;
  if (!rules.verified_until || rules.law_date <= *rules.verified_until) return;
  reading.diagnostics.warning("past-verified-until", reading.verified_until,
                              "nobody has verified these rules for " + to_string(rules.law_date) + ", only until " +
                                  to_string(*rules.verified_until),
                              "verify them for that time, then move \"verified_until\"");
}

}  // namespace

void check_documents(Reading& reading) {
  each_entry(reading.rules, [&reading](const std::string& section, const Entry& entry) {
    BasisCheck check(reading, section + "." + entry.id, entry.place, entry.basis, entry.valid, entry.status);
    check.life(true, entry.other_basis);
    check.verified();
  });
  for (const Succession& one : reading.rules.successions) {
    BasisCheck check(reading, "the succession of " + one.from + " by " + one.to, one.place, one.basis, one.valid,
                     one.status);
    // What passed stays passed: only a succession that is to end leans on its document.
    check.life(one.valid.until.has_value(), false);
    check.verified();
  }
  for (const Responsibility& one : reading.rules.responsibilities) {
    for (const Party& party : one.lead) check_department(reading, one, party);
    for (const Party& party : one.coordinate) check_department(reading, one, party);
  }
  check_verified_until(reading);
}

}  // namespace inspectplan::ruleset
