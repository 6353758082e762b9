#pragma once
// The used register after a year's work: corrections, keys merged, renamed, split and undone, values blanked, a second
// plan, decisions on both, files exported, a key revoked.
#include "audit_world.hpp"
#include "usecase/data/changes.hpp"
#include "usecase/planning/export_plan.hpp"
#include "usecase/planning/plan_approval.hpp"

namespace inspectplan::usecase::testing {

class BusyWorld : public AuditWorld {
 protected:
  static void SetUpTestSuite() {
    AuditWorld::SetUpTestSuite();
    used = copy("busy.db");
    Diagnostics diagnostics;
    const auto well = [&](bool done) { EXPECT_TRUE(done) << render(diagnostics.sorted()); };
    const std::string &file = used, &rules = rules_directory;
    well(correct_register(file, rules, {"enterprise", {"E2"}, {{"workers", "777"}}, "w", "d", on("2026-12-01"), "An"},
                          diagnostics)
             .has_value());
    import_more();
    well(link_register(file, rules, link("merge", "E1", "E4"), diagnostics).has_value());
    const auto renamed = link_register(file, rules, link("rename", "E9", "E5"), diagnostics);
    well(renamed.has_value());
    registers::LinkRequest split = link("split", "E6", "E1");
    split.rows = {"accident:1"};
    well(link_register(file, rules, split, diagnostics).has_value());
    well(undo_register_link(file, rules, {renamed->entry, "wrong", "CV 9", on("2026-12-04"), "An"}, diagnostics)
             .has_value());
    well(blank_register(file, rules, {"E5", {}, "asked", on("2026-12-05"), "An"}, diagnostics) == 1);
    second = plan("freedonia@2027.1", file);
    for (const std::string& id : {run, second})
      well(approve_plan(file, {id, text_of(key_file), "secret", "99/QĐ", on("2026-12-15"), "An"}, diagnostics)
               .has_value());
    export_to("internal.csv", ruleset::Audience::internal);
    export_to("public.html", ruleset::Audience::open);
    const std::string lost = new_key(file, "Bình", path("b.key"), "other", {on("2026-12-16"), "An"});
    well(revoke_key(file, lost, "lost", {on("2026-12-17"), "An"}, diagnostics).has_value());
  }

  static Day on(const char* day) { return *parse_day(day); }
  static registers::LinkRequest link(const char* kind, const char* enterprise, const char* other) {
    return {kind, enterprise, other, {}, "one tax code", "CV 8", on("2026-12-03"), "An"};
  }
  static void export_to(const char* name, ruleset::Audience audience, const std::string& file = used) {
    Diagnostics diagnostics;
    ExportRequest request;
    request.database = file;
    request.run = second;
    request.to = path(name);
    request.readers.audience = audience;
    request.actor = "An";
    EXPECT_TRUE(export_plan(request, diagnostics, silent())) << render(diagnostics.sorted());
  }

  inline static std::string second;

 private:
  static void import_more() {
    std::ofstream(path("more.csv")) << "id,name,owner,county,trade,workers,phone,depth,explosives,abandoned\n"
                                       "E4,Mỏ 4,O1,north,0710,50,0904,2,true,false\n"
                                       "E5,Mỏ 5,O5,north,0710,60,0905,2,true,false\n"
                                       "E6,Mỏ 6,O6,south,0710,70,,2,false,false\n";
    registers::ImportOptions options;
    options.path = path("more.csv");
    options.into = "enterprise";
    options.on = on("2026-12-02");
    Diagnostics diagnostics;
    const auto report = usecase::import(rules_directory, used, options, diagnostics, silent());
    ASSERT_TRUE(report && report->landed) << render(diagnostics.sorted());
  }
};

}  // namespace inspectplan::usecase::testing
