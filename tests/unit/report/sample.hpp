#pragma once
// A small plan made by hand, of a country that does not exist.
#include "report/report.hpp"

namespace inspectplan::report::sample {

template <class Entry>
Entry entry(std::string id, std::string vi, std::string en) {
  Entry out;
  out.id = std::move(id);
  out.label = {std::move(vi), std::move(en)};
  return out;
}

inline ruleset::RuleSet rules() {
  ruleset::RuleSet rules;
  rules.id = "utopia";
  rules.version = "2027.1";
  rules.planning.periods = "quarter";
  rules.departments = {entry<ruleset::Department>("harbour", "Cảng vụ", "Harbour office"),
                       entry<ruleset::Department>("health", "Y tế", "Health office"),
                       entry<ruleset::Department>("village", "Xã", "Village")};
  rules.matters = {entry<ruleset::Matter>("cranes", "Cần trục", "Cranes"),
                   entry<ruleset::Matter>("noise", "Tiếng ồn", "Noise")};
  rules.sectors = {entry<ruleset::Sector>("port", "Bến cảng", "Ports")};
  rules.tiers = {entry<ruleset::Tier>("a", "Cao", "High"), entry<ruleset::Tier>("d", "Thấp", "Low")};
  rules.mandates = {entry<ruleset::Mandate>("follow_up", "Theo dõi sau tai nạn", "Follow-up after an accident")};
  ruleset::Document act = entry<ruleset::Document>("act_1", "Đạo luật cảng", "Ports Act");
  act.number = "7/2020";
  rules.documents = {act, entry<ruleset::Document>("guide", "Sổ tay", "Handbook")};
  column::Field id, name;
  id.name = "id";
  name.name = "name";
  rules.schema.enterprise.fields = {id, name};
  rules.schema.enterprise.key = {0};
  return rules;
}

inline plan::Visit port_visit() {
  plan::Visit visit;
  visit.enterprise = "E1";
  visit.name = "Cảng Đông \"Bắc\"";
  visit.owner = "O1";
  visit.sites = {{"E1", visit.name}, {"E2", "Mỏ đá Tân Lang 2"}};
  visit.kind = "check";
  visit.mode = "physical";
  visit.matters = {"cranes", "noise"};
  visit.lead = "harbour";
  visit.coordinating = {"health", "village:017"};
  visit.period = "2027-Q1";
  visit.window = {from_civil(2027, 1, 1), from_civil(2027, 2, 28)};
  visit.inspector_days = {{"harbour", 4}, {"health", 2}, {"village:017", 1}};
  visit.score = {6250, 2};
  visit.score_low = {6000, 2};
  visit.score_high = {7100, 2};
  visit.score_known = visit.range_exact = true;
  visit.tier = "a";
  visit.mandates = {"follow_up"};
  visit.exception = "one_check";
  visit.sectors = {"port"};
  visit.reasons = {{"tai nạn chết người", "fatal accident"}};
  visit.basis = {{"act_1", "8", {}}, {"guide", "", {}}, {"unknown_act", "3", {}}};
  return visit;
}

inline plan::Visit plain_visit() {
  plan::Visit visit;
  visit.enterprise = "E3";
  visit.sites = {{"E3", visit.name}};
  visit.kind = "check";
  visit.mode = "remote";
  visit.matters = {"noise"};
  visit.lead = "health";
  visit.period = "2027-Q4";
  visit.window = {from_civil(2027, 10, 1), from_civil(2027, 12, 31)};
  visit.inspector_days = {{"health", 2}};
  visit.score_low = {0, 2};
  visit.score_high = {9000, 2};
  visit.random = true;
  return visit;
}

inline PlanDocument document() {
  PlanDocument document;
  document.jurisdiction = "utopia";
  plan::Plan& plan = document.plan;
  plan.year = 2027;
  plan.enterprises = 9;
  plan.candidates = 4;
  plan.mandatory = 1;
  plan.joint_visits = 1;
  plan.overlaps_avoided = 2;
  plan.undecided = 3;
  plan.value = {6250, 2};
  plan.departments = {{"harbour", {"Cảng vụ", "Harbour office"}, {{"2027-Q1", 10, 2, 4}, {"2027-Q2", 12, 2, 0}}},
                      {"health", {"Y tế", "Health office"}, {{"2027-Q1", 5, 0, 2}, {"2027-Q4", 2, 0, 2}}}};
  plan.visits = {port_visit(), plain_visit()};
  plan.unmet = {{"follow_up", "E7", {"hết ngày", "no days left"}, {{"harbour", 3}}}};
  plan.quotas = {{"ports", "", 1, 1, 2}, {"noisy", "health", 2, 1, 1}};
  plan.left_out = {{"E5", "Cảng Tây", {5500, 2}, {"hết ngày trong quý", "no days left in the quarter"}}};
  plan.findings = {{"no-capacity", "warning", {"Xã 017 chưa có số ngày", "village 017 has no days"}}};
  ledger::Run& run = document.run;
  run.id = "R0001";
  run.parameters = {2027, from_civil(2026, 12, 31), 3, 18446744073709551615u, {{"harbour", 22}}, false};
  run.ruleset_id = "utopia";
  run.ruleset_version = "2027.1";
  run.ruleset_digest = "aa";
  run.register_digest = "bb";
  run.result_digest = "cc";
  return document;
}

}  // namespace inspectplan::report::sample
