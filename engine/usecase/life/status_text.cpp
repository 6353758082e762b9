#include "base/written.hpp"
#include "report/labels.hpp"
#include "usecase/life/status.hpp"

namespace inspectplan::usecase {
namespace {

Label verdict_name(const std::string& verdict) {
  if (verdict == "done") return {"xong", "done"};
  if (verdict == "done_late") return {"xong, muộn", "done, late"};
  if (verdict == "late") return {"quá hạn", "late"};
  if (verdict == "next") return {"tiếp theo", "next"};
  if (verdict == "left_out") return {"bỏ qua", "left out"};
  return {"chưa", "to come"};
}

std::string step_name(const ruleset::LifeStep& step, Language language) {
  const std::string label = step.label.in(language);
  return label.empty() ? step.id : label;
}

Label state_name(const PlanStatus& status) {
  if (status.state == "draft") return {"dự thảo", "draft"};
  if (status.state == "amending") return {"đang điều chỉnh", "being amended"};
  if (status.state == "amended") return {"đã điều chỉnh", "amended"};
  for (const StepStatus& step : status.steps)
    if (step.step.id == status.state && !step.step.label.vi.empty()) return step.step.label;
  return {status.state, status.state};
}

std::string listed(const std::vector<std::string>& ids) {
  return report::joined(ids, [](const std::string& id) { return id; }, ", ");
}

std::string day_text(const std::optional<Day>& day, Language language) { return day ? written(*day).in(language) : ""; }

}  // namespace

report::Sheet status_sheet(const PlanStatus& status, Language language) {
  const auto say = [&](const Label& label) { return label.in(language); };
  report::Sheet sheet;
  sheet.header = {say({"bước", "step"}),     say({"hạn", "due"}),        say({"ngày", "done"}),
                  say({"tình trạng", "is"}), say({"cơ quan", "by"}),     say({"văn bản", "document"}),
                  say({"lần lập", "run"}),   say({"mã bước", "step id"})};
  sheet.lines = 2;
  for (const StepStatus& step : status.steps)
    sheet.rows.push_back({step_name(step.step, language), day_text(step.due, language), day_text(step.done, language),
                          say(verdict_name(step.verdict)), step.by, step.document, step.run, step.step.id});
  return sheet;
}

std::string status_caption(const PlanStatus& status, Language language) {
  const auto line = [&](const Label& label) { return label.in(language) + "\n"; };
  const Label state = state_name(status);
  std::string text = line({status.run.id + ", kế hoạch năm " + std::to_string(status.run.parameters.year) + ", ngày " +
                               written(status.at).vi + ": " + state.vi,
                           status.run.id + ", plan of " + std::to_string(status.run.parameters.year) + ", on " +
                               written(status.at).en + ": " + state.en});
  if (!status.follower.empty())
    text += line({"đã được thay bằng " + status.follower, "changed since: " + status.follower + " follows it"});
  if (!status.not_cleared.empty()) {
    const std::string count = std::to_string(status.not_cleared.size()), names = listed(status.not_cleared);
    text += line({count + " cuộc vào kế hoạch sau khi gửi rà soát chồng chéo, chưa được rà soát: " + names,
                  count + (count == "1" ? " visit" : " visits") +
                      " entered after the list was sent, not checked for overlaps: " + names});
  }
  if (!status.put_back.empty())
    text += line({"rà soát chồng chéo đã loại, nay đưa lại: " + listed(status.put_back),
                  "struck by the overlap check and put back: " + listed(status.put_back)});
  for (const int year : status.years_without_calendar)
    text += line({"chưa có lịch nghỉ năm " + std::to_string(year) + ": chỉ trừ thứ bảy, chủ nhật",
                  "the rules have no calendar of " + std::to_string(year) + ": only weekends are left out"});
  return text;
}

std::string status_json(const PlanStatus& status) {
  JsonWriter json(2);
  const auto text = [&](const char* name, const std::string& value) {
    json.key(name);
    value.empty() ? json.null() : json.string(value);
  };
  const auto day = [&](const char* name, const std::optional<Day>& value) {
    json.key(name);
    value ? json.string(to_string(*value)) : json.null();
  };
  json.begin_object().member("format", "inspectplan.status/1").member("run", status.run.id);
  json.member("year", status.run.parameters.year).member("at", status.at).member("state", status.state);
  text("follower", status.follower);
  json.key("steps").begin_array();
  for (const StepStatus& step : status.steps) {
    json.begin_object().member("step", step.step.id).member("is", step.verdict);
    day("due", step.due);
    day("done", step.done);
    text("by", step.by);
    text("document", step.document);
    text("run", step.run);
    json.end_object();
  }
  json.end_array().key("not_cleared").begin_array();
  for (const std::string& one : status.not_cleared) json.string(one);
  json.end_array().key("put_back").begin_array();
  for (const std::string& one : status.put_back) json.string(one);
  json.end_array().key("years_without_calendar").begin_array();
  for (const int year : status.years_without_calendar) json.number(std::int64_t{year});
  return json.end_array().end_object().take();
}

}  // namespace inspectplan::usecase
