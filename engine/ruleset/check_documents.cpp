// Rules against the life of the documents that they rest on and of the departments that they name.
#include <algorithm>

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
  BasisCheck(Reading& reading, const Statement& statement)
      : reading_(reading),
        law_date_(reading.rules.law_date),
        statement_(statement),
        documents_(cited(reading.rules, statement.basis)) {
    // One that is not defined says nothing of the others.
    if (documents_.size() != statement.basis.size()) documents_.clear();
  }

  void run() {
    if (documents_.empty()) return;
    if (!statement_.lasting) {
      without_ground();
      to_come();
    }
    outside();
    unverified();
  }

 private:
  static bool in_force(const Document& document, Day day) {
    return Span{document.effective, document.until}.contains(day);
  }

  // The days on which it rests on these documents, as far as dates say; on others it rests on others.
  Span days_of_basis() const {
    Span days;
    for (const Extent& one : reading_.chosen)
      if (one.holds(statement_.basis.front().place)) days = days.within(one.days);
    return days;
  }

  // The first of the days on which none of the documents is in force.
  std::optional<Day> day_without(const Span& looked_at) const {
    std::vector<Day> days{*looked_at.from};
    for (const Document* document : documents_)
      if (document->until && *document->until < last_day) days.push_back(Day{document->until->number + 1});
    std::sort(days.begin(), days.end());
    const auto without = std::find_if(days.begin(), days.end(), [&](Day day) {
      return looked_at.contains(day) && std::none_of(documents_.begin(), documents_.end(),
                                                     [day](const Document* one) { return in_force(*one, day); });
    });
    return without == days.end() ? std::nullopt : std::optional(*without);
  }

  void without_ground() {
    const Span looked_at = reading_.days.within(statement_.days);
    if (!day_without(looked_at)) return;  // mostly, and so no date is looked for
    const auto day = day_without(looked_at.within(days_of_basis()));
    if (!day) return;
    const Document* last = nullptr;
    bool all_ended = true;
    for (const Document* document : documents_) {
      const bool has_ended = document->until && *document->until < *day;
      all_ended = all_ended && has_ended;
      if (has_ended && (!last || *last->until < *document->until)) last = document;
    }
    if (!last) return;  // they are to come
    const std::string ended = " (" + last->id + " on " + to_string(*last->until) + ")";
    const std::string verb = *last->until < law_date_ ? "have ended" : "end";
    say(Severity::warning, "ended-document",
        all_ended ? "rests only on documents that " + verb + ended
                  : "rests on no document that is in force on " + to_string(*day) + ": one has ended" + ended +
                        ", another takes effect later",
        "cite the document that replaced it, or end the entry with \"valid: {until: ...}\"", *last);
  }

  // One with a first day of its own is looked at in `outside`.
  void to_come() {
    if (statement_.valid.from || !statement_.days.contains(law_date_)) return;
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
    const std::optional<Day>& from = statement_.valid.from;
    const Document* first = documents_.front();
    const Document* last = documents_.front();
    for (const Document* document : documents_) {
      if (!document->effective || (first->effective && *document->effective < *first->effective)) first = document;
      if (!document->until || (last->until && *document->until > *last->until)) last = document;
    }
    const bool before = from && first->effective && *from < *first->effective;
    const bool after = from && last->until && *last->until < *from;
    if ((!before && !after) || days_of_basis().from) return;
    if (before)
      say(Severity::info, "outside-document",
          "is in force from " + to_string(*from) + ", before " + first->id + " takes effect on " +
              to_string(*first->effective),
          "correct \"valid\", or cite the text that was in force then", *first);
    if (after)
      say(Severity::info, "outside-document",
          "is in force from " + to_string(*from) + ", after " + last->id + " ended on " + to_string(*last->until),
          "correct \"valid\", or cite the text that was in force then", *last);
  }

  void unverified() {
    const auto nobody_did = [](const Document* document) { return document->status == Status::unverified; };
    if (statement_.status == Status::unverified) return;
    if (!std::all_of(documents_.begin(), documents_.end(), nobody_did)) return;
    say(Severity::info, "unverified-document",
        "rests only on documents that nobody has verified (" + documents_.front()->id + ")",
        "verify the document, or mark the entry \"status: unverified\"", *documents_.front());
  }

  void say(Severity severity, const char* code, const std::string& message, const char* hint,
           const Document& document) {
    reading_.diagnostics.add(
        {severity, code, statement_.place, statement_.name + " " + message, hint, {{document.place, "the document"}}});
  }

  Reading& reading_;
  Day law_date_;
  const Statement& statement_;
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
  for (const Statement& one : reading.rules.statements) BasisCheck(reading, one).run();
  for (const Responsibility& one : reading.rules.responsibilities) {
    for (const Party& party : one.lead) check_department(reading, one, party);
    for (const Party& party : one.coordinate) check_department(reading, one, party);
  }
  check_verified_until(reading);
}

}  // namespace inspectplan::ruleset
