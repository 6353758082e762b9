#include "report/register_template.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "base/error.hpp"
#include "base/pattern_length.hpp"
#include "base/scaled.hpp"
#include "base/template_sheet.hpp"
#include "report/field_words.hpp"
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
    for (std::size_t i = 0; i < request_.fields.size(); ++i) {
      write_column(field_at(i), static_cast<lxw_col_t>(i));
      write_meaning(request_.fields[i], static_cast<lxw_row_t>(i + 3));
    }
    write_headings();
    worksheet_freeze_panes(data_, 1, 0);
    worksheet_set_landscape(data_);
    worksheet_repeat_rows(data_, 0, 0);
  }

 private:
  const Field& field_at(std::size_t column) const { return request_.table->fields[request_.fields[column]]; }
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
    std::string title = cut(label_of(field), longest_title);
    std::string prompt = cut(allowed_words(field, *request_.schema, request_.language), longest_prompt);
    std::string formula;
    check.ignore_blank = LXW_VALIDATION_ON;
    check.input_title = title.data();
    check.input_message = prompt.empty() ? nullptr : prompt.data();
    check.error_title = title.data();
    check.error_message = check.input_message;
    check.validate = LXW_VALIDATION_TYPE_ANY;
    switch (field.kind) {
      case Kind::boolean:
        check.validate = LXW_VALIDATION_TYPE_LIST;
        check.value_list = yes_or_no(request_.language);
        break;
      case Kind::number:
        check_number(field, column, formula, check);
        break;
      case Kind::date:
        check.validate = LXW_VALIDATION_TYPE_DATE;
        check.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
        check.value_datetime = {1900, 3, 1, 0, 0, 0};
        break;
      case Kind::text:
        check_text(field, formula, check);
        break;
    }
    worksheet_data_validation_range(data_, 1, column, rows_to_fill, column, &check);
  }

  static char** yes_or_no(Language language) {
    static char yes[] = "có", no[] = "không", en_yes[] = "yes", en_no[] = "no";
    static char* vietnamese[] = {yes, no, nullptr};
    static char* english[] = {en_yes, en_no, nullptr};
    return language == Language::vi ? vietnamese : english;
  }

  // A cell of decimals is held to their number as well: import rounds nothing.
  static void check_number(const Field& field, lxw_col_t column, std::string& formula, lxw_data_validation& check) {
    char cell[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(cell, 1, column);
    const std::string name = cell;
    formula = "=AND(ISNUMBER(" + name + "),ROUND(" + name + "," + std::to_string(field.scale) + ")=" + name;
    if (field.min) formula += "," + name + ">=" + to_string(Scaled{*field.min, field.scale});
    if (field.max) formula += "," + name + "<=" + to_string(Scaled{*field.max, field.scale});
    formula += ")";
    check.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA;
    check.value_formula = formula.data();
  }

  void check_text(const Field& field, std::string& formula, lxw_data_validation& check) {
    const Choices choices = choices_of(field, *request_.schema, request_.language);
    if (!choices.shown.empty()) {
      formula = listed(field, choices.shown);
      check.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      check.value_formula = formula.data();
      if (!choices.closed) check.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
      return;
    }
    const auto length =
        field.code_list ? length_of_pattern(request_.schema->code_lists[*field.code_list].pattern) : std::nullopt;
    if (!length || (length->least == 0 && !length->most)) return;
    check.validate = LXW_VALIDATION_TYPE_LENGTH;
    check.criteria = length->most ? LXW_VALIDATION_CRITERIA_BETWEEN : LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
    check.minimum_number = check.value_number = static_cast<double>(length->least);
    check.maximum_number = static_cast<double>(length->most.value_or(0));
  }

  // Puts what may be chosen into a column of a sheet that is not seen, and gives it a name; the formula that it is.
  std::string listed(const Field& field, const std::vector<std::string>& choices) {
    const std::string& sheet = say(Message::template_lists);
    if (!lists_) {
      lists_ = workbook_add_worksheet(book_, sheet.c_str());
      worksheet_hide(lists_);
    }
    const lxw_col_t column = next_list_++;
    worksheet_write_string(lists_, 0, column, label_of(field).c_str(), heading_);
    for (std::size_t i = 0; i < choices.size(); ++i)
      worksheet_write_string(lists_, static_cast<lxw_row_t>(i + 1), column, choices[i].c_str(), text_);
    char cells[LXW_MAX_FORMULA_RANGE_LENGTH];
    lxw_rowcol_to_formula_abs(cells, sheet.c_str(), 1, column, static_cast<lxw_row_t>(choices.size()), column);
    const std::string name = "choices_" + field.name;
    workbook_define_name(book_, name.c_str(), (std::string("=") + cells).c_str());
    return "=" + name;
  }

  void write_headings() {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, template_sheet);
    for (std::size_t i = 0; i < request_.fields.size(); ++i) {
      worksheet_write_string(sheet, static_cast<lxw_row_t>(i), 0, label_of(field_at(i)).c_str(), text_);
      worksheet_write_string(sheet, static_cast<lxw_row_t>(i), 1, field_at(i).name.c_str(), text_);
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

  void write_meaning(std::size_t index, lxw_row_t row) {
    const Field& field = request_.table->fields[index];
    std::string notes;
    const auto note = [&](Message message) { notes += (notes.empty() ? "" : "; ") + say(message); };
    if (is_key(index)) note(Message::template_key);
    if (field.required && !is_key(index)) note(Message::template_required);
    if (field.personal) note(Message::template_personal);
    const std::string cells[] = {label_of(field), field.name, allowed_words(field, *request_.schema, request_.language),
                                 notes};
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
