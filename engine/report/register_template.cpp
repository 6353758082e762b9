#include "report/register_template.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "base/error.hpp"
#include "base/scaled.hpp"
#include "base/template_sheet.hpp"
#include "report/messages.hpp"

namespace inspectplan::report {
namespace {

using column::Field;
using column::Kind;

constexpr lxw_row_t rows_to_fill = 5000;
constexpr std::size_t longest_prompt = 255, longest_title = 32;  // characters, of the file format
constexpr double narrowest = 12, widest = 40;

std::string cut(const std::string& text, std::size_t characters) {
  std::size_t end = 0;
  for (std::size_t seen = 0; end < text.size(); ++end)
    if ((static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U && seen++ == characters) break;
  return text.substr(0, end);
}

class TemplateWriter {
 public:
  TemplateWriter(lxw_workbook* book, const TemplateRequest& request) : book_(book), request_(request) {
    data_ = workbook_add_worksheet(book, request.table->name.substr(0, 31).c_str());
    meaning_ = workbook_add_worksheet(book, say(Message::template_meaning).c_str());
    heading_ = made([](lxw_format* format) {
      format_set_bold(format);
      format_set_text_wrap(format);
      format_set_border(format, LXW_BORDER_THIN);
      format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    });
    plain_ = made([](lxw_format* format) {
      format_set_text_wrap(format);
      format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    });
    text_ = made([](lxw_format* format) { format_set_num_format(format, "@"); });
    day_ = made([](lxw_format* format) { format_set_num_format(format, "dd/mm/yyyy"); });
  }

  void write() {
    write_meaning_head();
    const auto& fields = request_.table->fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      write_column(fields[i], static_cast<lxw_col_t>(i));
      write_meaning(fields[i], i, static_cast<lxw_row_t>(i + 3));
    }
    write_headings();
    worksheet_freeze_panes(data_, 1, 0);
    worksheet_set_landscape(data_);
    worksheet_repeat_rows(data_, 0, 0);
  }

 private:
  const std::string& say(Message message) const { return words(message, request_.language); }

  template <class Set>
  lxw_format* made(Set set) {
    lxw_format* format = workbook_add_format(book_);
    set(format);
    return format;
  }

  std::string label_of(const Field& field) const {
    const std::string& label = field.label.in(request_.language);
    return label.empty() ? field.name : label;
  }

  bool is_key(std::size_t index) const {
    const auto& key = request_.table->key;
    return std::find(key.begin(), key.end(), index) != key.end();
  }

  // A closed set of values, or a closed code list; empty where any may stand.
  const std::vector<std::string>& allowed(const Field& field) const {
    static const std::vector<std::string> any;
    if (!field.values.empty()) return field.values;
    if (!field.code_list) return any;
    const column::CodeList& list = request_.schema->code_lists[*field.code_list];
    return list.closed ? list.codes : any;
  }

  void write_column(const Field& field, lxw_col_t column) {
    const std::string label = label_of(field);
    worksheet_write_string(data_, 0, column, label.c_str(), heading_);
    const double width = std::clamp(static_cast<double>(label.size()) / 2, narrowest, widest);
    worksheet_set_column(data_, column, column, width,
                         field.kind == Kind::text   ? text_
                         : field.kind == Kind::date ? day_
                                                    : nullptr);
    add_check(field, column);
  }

  void add_check(const Field& field, lxw_col_t column) {
    lxw_data_validation check{};
    std::string title = cut(label_of(field), longest_title), prompt = cut(allowed_words(field), longest_prompt);
    std::string list;
    check.ignore_blank = LXW_VALIDATION_ON;
    check.input_title = title.data();
    check.input_message = prompt.empty() ? nullptr : prompt.data();
    check.validate = LXW_VALIDATION_TYPE_ANY;
    static char yes[] = "có", no[] = "không", en_yes[] = "yes", en_no[] = "no";
    static char* vietnamese[] = {yes, no, nullptr};
    static char* english[] = {en_yes, en_no, nullptr};
    switch (field.kind) {
      case Kind::boolean:
        check.validate = LXW_VALIDATION_TYPE_LIST;
        check.value_list = request_.language == Language::vi ? vietnamese : english;
        break;
      case Kind::number:
        if (!field.min || !field.max) break;
        check.validate = field.scale == 0 ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL;
        check.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
        check.minimum_number = shown(*field.min, field.scale);
        check.maximum_number = shown(*field.max, field.scale);
        break;
      case Kind::date:
        check.validate = LXW_VALIDATION_TYPE_DATE;
        check.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
        check.value_datetime = {1900, 3, 1, 0, 0, 0};
        break;
      case Kind::text:
        list = listed(field);
        if (list.empty()) break;
        check.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
        check.value_formula = list.data();
        break;
    }
    worksheet_data_validation_range(data_, 1, column, rows_to_fill, column, &check);
  }

  static double shown(std::int64_t value, int scale) {
    return static_cast<double>(value) / static_cast<double>(power_of_ten(scale));
  }

  // Puts what is allowed into a column of the third sheet; the formula that names it.
  std::string listed(const Field& field) {
    const std::vector<std::string>& values = allowed(field);
    if (values.empty()) return "";
    if (!lists_) lists_ = workbook_add_worksheet(book_, say(Message::template_lists).c_str());
    const lxw_col_t column = next_list_++;
    worksheet_write_string(lists_, 0, column, label_of(field).c_str(), heading_);
    for (std::size_t i = 0; i < values.size(); ++i)
      worksheet_write_string(lists_, static_cast<lxw_row_t>(i + 1), column, values[i].c_str(), text_);
    char name[LXW_MAX_FORMULA_RANGE_LENGTH];
    lxw_rowcol_to_formula_abs(name, say(Message::template_lists).c_str(), 1, column,
                              static_cast<lxw_row_t>(values.size()), column);
    return std::string("=") + name;
  }

  std::string allowed_words(const Field& field) const {
    std::string out;
    if (field.kind == Kind::number && field.min && field.max)
      out = to_string(Scaled{*field.min, field.scale}) + " – " + to_string(Scaled{*field.max, field.scale});
    if (field.kind == Kind::date) out = "dd/mm/yyyy";
    if (field.kind == Kind::boolean) out = request_.language == Language::vi ? "có / không" : "yes / no";
    for (const std::string& value : allowed(field)) out += (out.empty() ? "" : "; ") + value;
    return field.unit.empty() ? out : out + (out.empty() ? "" : " ") + "(" + field.unit + ")";
  }

  void write_headings() {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, template_sheet);
    const auto& fields = request_.table->fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      worksheet_write_string(sheet, static_cast<lxw_row_t>(i), 0, label_of(fields[i]).c_str(), text_);
      worksheet_write_string(sheet, static_cast<lxw_row_t>(i), 1, fields[i].name.c_str(), text_);
    }
    worksheet_hide(sheet);
  }

  void write_meaning_head() {
    worksheet_write_string(meaning_, 0, 0,
                           words(Message::template_title, request_.language, {request_.department}).c_str(), heading_);
    const Message headings[] = {Message::template_column, Message::id, Message::template_allowed,
                                Message::template_notes};
    const double widths[] = {40, 24, 60, 40};
    for (lxw_col_t i = 0; i < 4; ++i) {
      worksheet_write_string(meaning_, 2, i, say(headings[i]).c_str(), heading_);
      worksheet_set_column(meaning_, i, i, widths[i], plain_);
    }
    worksheet_freeze_panes(meaning_, 3, 0);
  }

  void write_meaning(const Field& field, std::size_t index, lxw_row_t row) {
    std::string notes;
    const auto note = [&](Message message) { notes += (notes.empty() ? "" : "; ") + say(message); };
    if (is_key(index)) note(Message::template_key);
    if (field.required && !is_key(index)) note(Message::template_required);
    if (field.personal) note(Message::template_personal);
    const std::string cells[] = {label_of(field), field.name, allowed_words(field), notes};
    for (lxw_col_t i = 0; i < 4; ++i) worksheet_write_string(meaning_, row, i, cells[i].c_str(), plain_);
  }

  lxw_workbook* book_;
  const TemplateRequest& request_;
  lxw_worksheet *data_ = nullptr, *meaning_ = nullptr, *lists_ = nullptr;
  lxw_format *heading_ = nullptr, *plain_ = nullptr, *text_ = nullptr, *day_ = nullptr;
  lxw_col_t next_list_ = 0;
};

}  // namespace

void write_register_template(const TemplateRequest& request, const std::string& path) {
  const std::string draft = path + ".part";
  lxw_workbook* book = workbook_new(draft.c_str());
  if (!book) throw EnvironmentError("cannot write " + path);
  lxw_doc_properties properties{};
  properties.created = 1;  // else the library writes what the clock says
  workbook_set_properties(book, &properties);
  TemplateWriter(book, request).write();
  const lxw_error error = workbook_close(book);
  std::error_code failed;
  if (error == LXW_NO_ERROR) std::filesystem::rename(draft, path, failed);
  if (error == LXW_NO_ERROR && !failed) return;
  std::remove(draft.c_str());
  throw EnvironmentError("cannot write " + path + ": " +
                         (error == LXW_NO_ERROR ? failed.message() : std::string(lxw_strerror(error))));
}

}  // namespace inspectplan::report
