#include "report/messages.hpp"

#include <array>
#include <initializer_list>
#include <utility>

#include "base/error.hpp"

namespace inspectplan::report {
namespace {

constexpr auto count = static_cast<std::size_t>(Message::count_);
using Table = std::array<Label, count>;

Table make_table() {
  Table table;
  const auto say = [&table](Message message, std::string vi, std::string en) {
    table[static_cast<std::size_t>(message)] = {std::move(vi), std::move(en)};
  };
  say(Message::number, "STT", "No.");
  say(Message::enterprise, "Tên cơ sở", "Enterprise");
  say(Message::id, "Mã", "Id");
  say(Message::owner, "Chủ sở hữu", "Owner");
  say(Message::others, "Đoàn khác cũng đến", "Others who come");
  say(Message::visit_outside, "ngoài kế hoạch: {0} ({1})", "outside the plan: {0} ({1})");
  say(Message::sectors, "Lĩnh vực", "Sectors");
  say(Message::matters, "Nội dung kiểm tra", "Matters");
  say(Message::lead, "Chủ trì", "Lead");
  say(Message::coordinating, "Phối hợp", "Coordinating");
  say(Message::coordinating_days, "Phối hợp (số ngày)", "Coordinating (days)");
  say(Message::period, "Thời gian", "Period");
  say(Message::from, "Từ ngày", "From");
  say(Message::until, "Đến ngày", "Until");
  say(Message::days, "Số ngày", "Days");
  say(Message::lead_days, "Số ngày chủ trì", "Days of the lead");
  say(Message::mode, "Hình thức", "Mode");
  say(Message::score, "Điểm", "Score");
  say(Message::score_low, "Điểm thấp nhất", "Lowest score");
  say(Message::score_high, "Điểm cao nhất", "Highest score");
  say(Message::tier, "Hạng", "Tier");
  say(Message::basis, "Căn cứ", "Basis");
  say(Message::rule_set, "Bộ quy tắc", "Rule set");
  say(Message::notes, "Ghi chú", "Notes");
  say(Message::plan_title, "Kế hoạch kiểm tra năm {0}", "Inspection plan {0}");
  say(Message::lead_title, "Kế hoạch kiểm tra năm {0} do {1} chủ trì", "Inspection plan {0} led by {1}");
  say(Message::coordinating_title, "Phối hợp trong các cuộc do cơ quan khác chủ trì",
      "Coordinates in visits that others lead");
  say(Message::no_visits, "Không chủ trì cuộc kiểm tra nào.", "Leads no visit.");
  say(Message::no_capacity, "Chưa có số ngày kiểm tra của cơ quan này.",
      "No inspector-days are known for this department.");
  say(Message::capacity, "Số ngày có", "Capacity");
  say(Message::reserve, "Dự phòng", "Reserve");
  say(Message::used, "Đã dùng", "Used");
  say(Message::left, "Còn lại", "Left");
  say(Message::total, "Cả năm", "Year");
  say(Message::unmet_title, "Bắt buộc nhưng không xếp được", "Mandatory but not placed");
  say(Message::quotas_title, "Tỷ lệ tối thiểu", "Quotas");
  say(Message::left_out_title, "Có giá trị cao nhất trong số không xếp được", "Highest in value of those left out");
  say(Message::findings_title, "Phát hiện", "Findings");
  say(Message::none, "không có", "none");
  say(Message::mandate, "Quy tắc bắt buộc", "Mandate");
  say(Message::why, "Lý do", "Why");
  say(Message::needs, "Cần thêm (ngày)", "Needs (days)");
  say(Message::quota, "Chỉ tiêu", "Quota");
  say(Message::wanted, "Cần (cuộc)", "Wanted (visits)");
  say(Message::achieved, "Đạt (cuộc)", "Achieved (visits)");
  say(Message::visits, "Tổng số cuộc", "All visits");
  say(Message::whole_plan, "toàn kế hoạch", "the whole plan");
  say(Message::regime, "Chế độ kế hoạch", "Planning regime");
  say(Message::run, "Lần lập kế hoạch", "Run");
  say(Message::register_digest, "Mã băm dữ liệu", "Register digest");
  say(Message::result_digest, "Mã băm kết quả", "Result digest");
  say(Message::parameters, "dữ liệu đến {0}, lần nhập {1}, mã gieo {2}", "as of {0}, import {1}, seed {2}");
  say(Message::summary,
      "{0} cơ sở, {1} có thể kiểm tra, {3} thuộc diện bắt buộc; {2} cuộc, {4} liên ngành; tránh {5} cuộc chồng chéo",
      "{0} enterprises, {1} candidates, {3} mandated; {2} visits, {4} joint; {5} overlaps avoided");
  say(Message::part_as_of, "dữ liệu đến {0}", "as of {0}");
  say(Message::part_summary, "{0} cuộc, {1} liên ngành; đây là một phần kế hoạch, phần còn lại không được cung cấp",
      "{0} visits, {1} joint; this is a part of the plan, the rest was not given");
  say(Message::value, "Tổng giá trị", "Value");
  say(Message::upper_bound, "cận trên", "upper bound");
  say(Message::with_stays, ", kể cả phần thưởng giữ nguyên: giá trị {0} với {1} cuộc giữ nguyên",
      " with what stays: value {0}, visits that stay {1}");
  say(Message::gap, "thấp hơn kế hoạch tốt nhất nhiều nhất", "below the best plan by at most");
  say(Message::visit_value, "Giá trị", "Value");
  say(Message::undecided, "Chưa quyết định được vì thiếu dữ liệu", "Undecided for want of data");
  say(Message::window, "{0} ({1}–{2})", "{0} ({1} to {2})");
  say(Message::sites, "gồm: {0}", "sites: {0}");
  say(Message::same_number, "Các dòng cùng số thứ tự là các cơ sở của một cuộc kiểm tra; ngày công ghi ở dòng đầu.",
      "Lines of one number are sites of one visit; its days stand on the first.");
  say(Message::same_visit_as, "cùng cuộc với {0}", "the same visit as {0}");
  say(Message::score_unknown, "chưa xác định", "unknown");
  say(Message::physical, "trực tiếp", "on site");
  say(Message::remote, "từ xa", "remote");
  say(Message::guidance, "hướng dẫn", "guidance");
  say(Message::error, "lỗi", "error");
  say(Message::warning, "cảnh báo", "warning");
  say(Message::info, "lưu ý", "note");
  say(Message::draft, "dự thảo", "draft");
  say(Message::proposed, "chờ phê duyệt", "awaiting approval");
  say(Message::approved, "đã phê duyệt", "approved");
  say(Message::approved_by, "Phê duyệt: {0} ngày {1}", "Approved: {0} of {1}");
  say(Message::joined_page, "Phối hợp", "Joint visits");
  say(Message::summary_page, "Tổng hợp", "Summary");
  say(Message::reasons_page, "Lý do", "Reasons");
  say(Message::team_page, "Cần chú ý", "To look at");
  say(Message::for_team, "Đoàn cần chú ý", "For the team to look at");
  say(Message::for_team_at, "Đoàn cần chú ý tại {0}", "For the team to look at, {0}");
  say(Message::no_figure, "{0} mục chưa có số liệu", "not known: {0} more");
  say(Message::no_figure_of, "chưa có số liệu: {0}", "not known: {0}");
  say(Message::team_blank, "Ô trống: chưa có số liệu.", "Blank: not known.");
  say(Message::team_without, "Không liệt kê {0} cơ sở chưa có số liệu nào.",
      "{0} sites of which nothing is known are not listed.");
  say(Message::left_out_page, "Không xếp được", "Not planned");
  say(Message::outside_page, "Ngoài kế hoạch", "Outside the plan");
  say(Message::visit_number, "Số cuộc, quyết định", "Visit or decision");
  say(Message::visit_day, "Ngày", "Day");
  say(Message::visit_ground, "Căn cứ", "Ground");
  say(Message::document, "Văn bản", "Document");
  say(Message::outcome, "Kết quả", "Outcome");
  say(Message::led_visits, "Số cuộc", "Visits");
  say(Message::mark, "{0} ({1}), quy tắc {2}, dữ liệu đến {3}, mã kết quả {4}",
      "{0} ({1}), rules {2}, data as of {3}, result {4}");
  say(Message::rules_digest, "Mã băm quy tắc", "Rules digest");
  say(Message::template_title, "Biểu thu thập dữ liệu gửi {0}", "Register to be filled in by {0}");
  say(Message::template_meaning, "Giải thích", "Explanations");
  say(Message::template_lists, "Danh mục", "Lists");
  say(Message::template_column, "Cột", "Column");
  say(Message::template_allowed, "Giá trị được nhập", "Values");
  say(Message::template_notes, "Lưu ý", "Notes");
  say(Message::template_key, "bắt buộc, dùng để nhận ra dòng", "must be filled in: tells rows apart");
  say(Message::template_required, "bắt buộc", "must be filled in");
  say(Message::template_personal, "dữ liệu cá nhân", "personal data");
  say(Message::template_whole, "số nguyên", "whole number");
  say(Message::template_decimals, "tối đa {0} chữ số thập phân", "at most {0} decimals");
  say(Message::template_pattern, "theo mẫu {0}", "of the form {0}");
  say(Message::status_of_run, "{0}: {1}", "{0}: {1}");
  say(Message::data_until, "dữ liệu đến {0}", "data as of {0}");
  say(Message::to_visits, "Đến danh sách các cuộc kiểm tra", "Skip to the list of visits");
  say(Message::figures_title, "Số liệu chính", "Key figures");
  say(Message::joint_visits, "Cuộc có phối hợp", "Joint visits");
  say(Message::leads, "Cơ quan chủ trì", "Leading departments");
  say(Message::inspector_days, "Ngày công", "Inspector-days");
  say(Message::enterprises, "Cơ sở đã xét", "Enterprises looked at");
  say(Message::mandated, "Thuộc diện bắt buộc", "Mandated");
  say(Message::not_placed, "{0} không xếp được", "{0} not placed");
  say(Message::overlaps_avoided, "Cuộc chồng chéo đã tránh", "Overlaps avoided");
  say(Message::capacity_title, "Số ngày công: có và dùng", "Inspector-days: capacity and use");
  say(Message::department, "Cơ quan", "Department");
  say(Message::by_period, "Theo từng thời gian", "By period");
  say(Message::no_days_known, "Chưa có số ngày công của:", "No inspector-days are known for:");
  say(Message::risk_title, "Rủi ro bao quát theo số ngày công", "Risk covered against inspector-days");
  say(Message::risk_at, "{0} % số ngày công hiệu quả nhất bao quát {1} % rủi ro của kế hoạch",
      "The best-spent {0} % of the days cover {1} % of the plan's risk");
  say(Message::share_of_days, "% số ngày công", "% of the inspector-days");
  say(Message::share_of_risk, "% rủi ro", "% of the risk");
  say(Message::alike, "nếu ngày nào cũng như nhau", "if all days were alike");
  say(Message::risk_note,
      "Rủi ro là tổng điểm của các cuộc trong kế hoạch, xếp theo điểm trên mỗi ngày công. Không tính được: {0} cuộc.",
      "Risk is the sum of the scores of the visits planned, by score for each inspector-day. Not counted: {0} visits.");
  say(Message::tiers_title, "Hạng rủi ro theo lĩnh vực", "Tiers by sector");
  say(Message::sectors_title, "Số cuộc theo lĩnh vực", "Visits by sector");
  say(Message::sectors_note, "Một cơ sở có thể thuộc nhiều lĩnh vực.", "An enterprise may be in several sectors.");
  say(Message::joint_title, "Ai cùng đi với ai", "Who visits jointly with whom");
  say(Message::joint_note,
      "Hàng: cơ quan chủ trì; cột: cơ quan phối hợp; ô: số cuộc. Các cơ quan cùng loại tính là một.",
      "Rows: who leads; columns: who joins; cells: visits. Departments of one class count as one.");
  say(Message::visits_title, "Danh sách các cuộc kiểm tra", "The visits");
  say(Message::visits_note, "Mở tên cơ sở để xem lý do và căn cứ.", "Unfold a name to see reasons and legal basis.");
  say(Message::numbers_note, "Số của lý do và căn cứ là số thứ tự trong các danh sách ở cuối trang.",
      "Numbers of reasons and basis are those of the lists at the end.");
  say(Message::shared_reason, "Lý do {0}", "Reason {0}");
  say(Message::shared_reasons, "Lý do chung của nhiều cuộc", "Reasons that several visits share");
  say(Message::days_asked, "(?): cơ quan chưa khai số ngày công, nên không tính số ngày của cơ quan đó.",
      "(?): the department has told no inspector-days, so its days are not counted.");
  say(Message::days_of_shown, "Số ngày đã dùng chỉ tính các cuộc nêu ở đây.",
      "Days used are those of the visits named here.");
  say(Message::days_blank, "Ô số ngày để trống: cơ quan chưa khai số ngày công, nên không tính số ngày của cơ quan đó.",
      "No days in a cell: the department has told no inspector-days, so its days are not counted.");
  say(Message::drawn, "Rút thăm ngẫu nhiên", "Drawn by lot");
  say(Message::search, "Tìm (có dấu hay không dấu)", "Search (with or without accents)");
  say(Message::all, "tất cả", "all");
  say(Message::shown_of, "{0} trên {1} cuộc", "{0} of {1} visits");
  say(Message::unfold_all, "Mở hết lý do", "Unfold all");
  say(Message::citations, "Căn cứ pháp lý", "Legal basis");
  say(Message::origin_title, "Kế hoạch này được lập từ", "What this plan was made from");
  say(Message::as_of, "Dữ liệu đến ngày", "Data as of");
  say(Message::import_and_seed, "Lần nhập / mã gieo", "Import / seed");
  say(Message::ground, "Căn cứ {0} số {1} ngày {2}", "Pursuant to the {0}, No. {1} of {2}");
  say(Message::recipients, "Nơi nhận:", "Recipients:");
  say(Message::answer_page, "Trả lời", "Answer");
  say(Message::answer_caption, "{0}: {1} dòng.", "{0}: {1} rows.");
  say(Message::answer_of_run, "Kế hoạch {0}, quy tắc {1}, dữ liệu đến ngày {2}.",
      "Plan {0}, rules {1}, data as of {2}.");
  say(Message::answer_of_data, "Quy tắc {0}, dữ liệu đến ngày {1}.", "Rules {0}, data as of {1}.");
  say(Message::answer_of_rules, "Quy tắc {0}.", "Rules {0}.");
  say(Message::answer_why_not, "Vì sao không có trong kế hoạch: {0}", "Why not in the plan: {0}");
  say(Message::answer_missing, "Dữ kiện thiếu quyết định chỗ trong kế hoạch",
      "Missing facts that decide places in the plan");
  say(Message::answer_targets, "Chỉ tiêu năm {0}", "Targets of {0}");
  say(Message::answer_duties, "Việc phải làm năm {0}: {1}", "Duties of {0}: {1}");
  say(Message::way, "Phương án", "Option");
  say(Message::price, "Giá của cuộc", "Its price");
  say(Message::lacking, "Thiếu ngày công", "Days lacking");
  say(Message::full_caps, "Giới hạn đã hết", "Caps used up");
  say(Message::answer_visits, "Các cuộc kiểm tra", "Visits");
  say(Message::answer_joint, "Các cuộc kiểm tra có phối hợp", "Joint visits");
  say(Message::answer_overlaps, "Chủ cơ sở có từ hai cơ quan hoặc hai cuộc trở lên, kể cả đoàn khác",
      "Owners with two departments or two visits or more, those of others counted");
  say(Message::answer_enterprises, "Các cơ sở", "Enterprises");
  say(Message::answer_sectors, "Theo lĩnh vực", "By sector");
  say(Message::answer_matters, "Theo nội dung kiểm tra", "By matter");
  say(Message::answer_coverage, "Mức độ bao phủ", "Coverage");
  say(Message::by_lottery, "chọn ngẫu nhiên", "drawn by lot");
  say(Message::by_score, "theo điểm rủi ro", "for its score");
  say(Message::enterprise_count, "Số cơ sở", "Enterprises");
  say(Message::share, "Tỷ lệ (%)", "Share (%)");
  say(Message::mandated_count, "Bắt buộc", "Mandatory");
  say(Message::drawn_count, "Ngẫu nhiên", "By lot");
  say(Message::chosen_by_score, "Theo điểm", "By score");
  say(Message::never_visited, "Chưa ghi nhận kiểm tra", "No visit on record");
  say(Message::first_visits, "Trong đó có kế hoạch", "Of these planned");
  say(Message::of_these_visited, "{0}: có kế hoạch", "{0}: planned");
  say(Message::looked_at, "Lần đã kiểm tra", "Past visits");
  say(Message::hits, "Lần phát hiện", "Of these hits");
  say(Message::hit_rate, "Tỷ lệ phát hiện (%)", "Hit rate (%)");
  say(Message::not_stated, "chưa rõ", "not stated");
  say(Message::answer_changes, "Thay đổi so với kế hoạch {0}", "Changes against plan {0}");
  say(Message::change, "Thay đổi", "Change");
  say(Message::enters, "vào", "enters");
  say(Message::leaves, "ra", "leaves");
  say(Message::moves, "đổi", "moves");
  say(Message::before, "Trước đó", "Before");
  say(Message::pair_first, "Cơ sở", "Enterprise");
  say(Message::pair_second, "Có thể là một với", "May be one with");
  say(Message::pair_name, "Tên", "Name");
  say(Message::pair_same, "{0} giống nhau", "{0} the same");
  say(Message::pair_alike, "{0} gần giống", "{0} alike");
  say(Message::pair_misspelt, "{0} gần giống, có từ chỉ khác một chữ", "{0} alike, a word being one letter off");
  say(Message::pair_slip, "{0} {1} và {2} chỉ khác nhau một lần gõ nhầm, {3} sai chữ số kiểm tra",
      "{0} {1} and {2} are one slip apart, the check digit of {3} is wrong");
  say(Message::pair_two_slips, "{0} {1} và {2} chỉ khác nhau một lần gõ nhầm, cả hai sai chữ số kiểm tra",
      "{0} {1} and {2} are one slip apart, the check digits of both are wrong");
  say(Message::pair_different, "{0} khác nhau ({1}; {2})", "{0} different ({1}; {2})");
  return table;
}

}  // namespace

const std::string& words(Message message, Language language) {
  static const Table table = make_table();
  const auto index = static_cast<std::size_t>(message);
  INSPECTPLAN_ASSERT(index < count);
  return language == Language::vi ? table[index].vi : table[index].en;
}

std::string words(Message message, Language language, std::initializer_list<std::string_view> parts) {
  const std::string& pattern = words(message, language);
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '{') {
      out += pattern[i];
      continue;
    }
    const auto part = static_cast<std::size_t>(pattern[i + 1] - '0');
    INSPECTPLAN_ASSERT(part < parts.size());
    out += parts.begin()[part];
    i += 2;
  }
  return out;
}

}  // namespace inspectplan::report
