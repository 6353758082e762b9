#include "column/visit_tables.hpp"

namespace inspectplan::column {
namespace {

constexpr std::int64_t most_days = 100'000, most_money = 1'000'000'000'000;

Field text_of_list(std::string name, const std::vector<std::pair<std::string, Label>>& values, Label label) {
  Field field = field_of(std::move(name), Kind::text, std::move(label));
  for (const auto& [value, called] : values) {
    field.values.push_back(value);
    field.names[value] = called;
  }
  return field;
}

Field number_up_to(std::string name, std::int64_t max, Label label) {
  Field field = field_of(std::move(name), Kind::number, std::move(label));
  field.min = 0;
  field.max = max;
  return field;
}

// Of enterprises; its key is the enterprise and the `keys` - 1 fields behind it.
TableSchema of_enterprise(std::string name, std::vector<Field> fields, std::size_t keys) {
  TableSchema table;
  table.name = std::move(name);
  table.parent = "enterprise";
  table.fields = {field_of("enterprise", Kind::text, {"Cơ sở", "Enterprise"})};
  for (Field& field : fields) table.fields.push_back(std::move(field));
  for (std::size_t i = 0; i < keys; ++i) table.key.push_back(i);
  return table;
}

Field visit_no() {
  return field_of("visit_no", Kind::text, {"Số quyết định, số cuộc", "Decision or number of the visit"});
}

}  // namespace

Field field_of(std::string name, Kind kind, Label label) {
  Field field;
  field.name = std::move(name);
  field.kind = kind;
  field.label = std::move(label);
  return field;
}

TableSchema visit_event_table() {
  return of_enterprise(
      "visit_event",
      {visit_no(), field_of("run", Kind::text, {"Lần lập kế hoạch", "Run of the plan"}),
       field_of("date", Kind::date, {"Ngày", "Date"}), field_of("department", Kind::text, {"Cơ quan chủ trì", "Lead"}),
       field_of("kind", Kind::text, {"Hình thức", "Kind"}),
       text_of_list("ground",
                    {{"plan", {"theo kế hoạch", "by the plan"}},
                     {"signs", {"dấu hiệu vi phạm", "signs of violation"}},
                     {"direction", {"theo chỉ đạo", "by direction"}}},
                    {"Căn cứ", "Ground"}),
       field_of("announced", Kind::date, {"Ngày công bố", "Announced on"}),
       text_of_list("outcome",
                    {{"held", {"đã tiến hành", "held"}},
                     {"paused", {"tạm dừng", "paused"}},
                     {"stopped", {"dừng", "stopped"}},
                     {"postponed", {"hoãn", "postponed"}}},
                    {"Kết quả thực hiện", "Outcome"}),
       text_of_list("cause",
                    {{"subject_gone", {"đối tượng không còn hoạt động", "the subject is gone"}},
                     {"already_inspected", {"đã được thanh tra, kiểm tra", "already inspected"}},
                     {"prosecuted", {"đã chuyển cơ quan điều tra", "handed to the prosecution"}}},
                    {"Lý do dừng", "Cause of stopping"}),
       field_of("document", Kind::text, {"Văn bản", "Document"}), field_of("note", Kind::text, {"Ghi chú", "Note"})},
      2);
}

TableSchema visit_days_table() {
  return of_enterprise("visit_days",
                       {visit_no(), field_of("department", Kind::text, {"Cơ quan", "Department"}),
                        number_up_to("planned", most_days, {"Số ngày công dự kiến", "Inspector-days set aside"}),
                        number_up_to("days", most_days, {"Số ngày công đã dùng", "Inspector-days used"})},
                       3);
}

TableSchema visit_finding_table() {
  return of_enterprise(
      "visit_finding",
      {visit_no(), field_of("finding_no", Kind::text, {"Số thứ tự vi phạm", "Number of the finding"}),
       field_of("matter", Kind::text, {"Nội dung", "Matter"}),
       text_of_list("gravity", {{"minor", {"ít nghiêm trọng", "minor"}}, {"serious", {"nghiêm trọng", "serious"}}},
                    {"Mức độ", "Gravity"}),
       field_of("wilful", Kind::boolean, {"Cố ý", "Wilful"}),
       field_of("text", Kind::text, {"Mô tả vi phạm", "What was found"}),
       number_up_to("fine", most_money, {"Tiền phạt", "Fine"}),
       field_of("fined_by", Kind::text, {"Cơ quan đã xử phạt", "Fined by"}),
       field_of("could_fine", Kind::text, {"Cơ quan có thẩm quyền xử phạt", "Who could fine"}),
       field_of("remedy_by", Kind::date, {"Hạn khắc phục", "Remedy due by"}),
       field_of("remedied_on", Kind::date, {"Ngày khắc phục xong", "Remedied on"})},
      3);
}

TableSchema objection_table() {
  TableSchema table = of_enterprise(
      "objection",
      {field_of("objection_no", Kind::text, {"Số kiến nghị", "Number of the objection"}),
       field_of("run", Kind::text, {"Lần lập kế hoạch", "Run of the plan"}),
       field_of("received", Kind::date, {"Ngày nhận", "Received on"}),
       text_of_list("ground",
                    {{"not_ours", {"không thuộc phạm vi quản lý", "not ours to visit"}},
                     {"closed", {"đã chấm dứt hoạt động", "closed"}},
                     {"already_checked", {"đã được kiểm tra", "checked already"}},
                     {"exempt", {"thuộc diện miễn kiểm tra", "exempt"}},
                     {"wrong_data", {"dữ liệu không đúng", "wrong data"}}},
                    {"Nội dung kiến nghị", "Ground"}),
       field_of("text", Kind::text, {"Trình bày", "In its words"}),
       text_of_list("outcome", {{"upheld", {"chấp nhận", "upheld"}}, {"rejected", {"không chấp nhận", "rejected"}}},
                    {"Kết quả", "Outcome"}),
       field_of("decided", Kind::date, {"Ngày giải quyết", "Decided on"}),
       field_of("document", Kind::text, {"Văn bản", "Document"}), field_of("note", Kind::text, {"Ghi chú", "Note"})},
      2);
  table.fields[4].required = true;  // ground
  return table;
}

}  // namespace inspectplan::column
