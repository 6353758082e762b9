// From the file to its sheets: links, styles, shared texts.
#include "sheet/book.hpp"

#include <charconv>
#include <map>

#include "sheet/archive.hpp"
#include "sheet/rows.hpp"
#include "sheet/xml.hpp"

namespace inspectplan::sheet {
namespace {

void parse(const Archive& archive, const std::string& part, XmlEvents events) {
  XmlReader reader(part, std::move(events));
  archive.read(part, [&](std::string_view piece) { return reader.feed(piece); });
  reader.finish();
}

std::string folder_of(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  return slash == std::string::npos ? "" : part.substr(0, slash + 1);
}

// Links are relative to the folder of the part that has them, or begin with '/'.
std::string linked(const std::string& from, std::string_view target) {
  std::string path = target.starts_with('/') ? std::string(target.substr(1)) : folder_of(from) + std::string(target);
  for (std::size_t up = path.find("/../"); up != std::string::npos; up = path.find("/../")) {
    const std::size_t before = up == 0 ? std::string::npos : path.rfind('/', up - 1);
    path.erase(before == std::string::npos ? 0 : before + 1, up + 4 - (before == std::string::npos ? 0 : before + 1));
  }
  return path;
}

struct Link {
  std::string id, kind, part;
};

std::vector<Link> links_of(const Archive& archive, const std::string& part) {
  const std::string folder = folder_of(part);
  const std::string list = folder + "_rels/" + part.substr(folder.size()) + ".rels";
  std::vector<Link> links;
  if (!archive.has(list)) return links;
  XmlEvents events;
  events.start = [&](std::string_view name, const Attributes& attributes) {
    if (name != "Relationship") return;
    const std::string_view type = attributes.find("Type").value_or("");
    links.push_back({std::string(attributes.find("Id").value_or("")), std::string(type.substr(type.rfind('/') + 1)),
                     linked(part, attributes.find("Target").value_or(""))});
  };
  parse(archive, list, std::move(events));
  return links;
}

std::string part_of(const std::vector<Link>& links, std::string_view kind) {
  for (const Link& link : links)
    if (link.kind == kind) return link.part;
  return "";
}

std::vector<std::string> shared_texts(const Archive& archive, const std::string& part) {
  std::vector<std::string> texts;
  std::uint64_t size = 0;
  bool collecting = false, phonetic = false;
  XmlEvents events;
  events.start = [&](std::string_view name, const Attributes&) {
    if (name == "si") texts.emplace_back();
    if (name == "rPh") phonetic = true;
    collecting = name == "t" && !phonetic && !texts.empty();
  };
  events.end = [&](std::string_view name) {
    if (name == "rPh") phonetic = false;
    collecting = false;
  };
  events.text = [&](std::string_view text) {
    if (!collecting) return;
    if ((size += text.size()) > most_text)
      refuse("workbook-too-large", "the texts of the workbook are more than is read",
             "save the sheet that is meant as CSV UTF-8");
    texts.back() += text;
  };
  parse(archive, part, std::move(events));
  return texts;
}

std::uint64_t number_of(std::optional<std::string_view> text) {
  std::uint64_t number = 0;
  if (text) std::from_chars(text->data(), text->data() + text->size(), number);
  return number;
}

std::vector<NumberStyle> styles_of(const Archive& archive, const std::string& part) {
  std::map<std::uint64_t, NumberStyle> own;
  std::vector<NumberStyle> styles;
  bool in_cells = false;
  XmlEvents events;
  events.start = [&](std::string_view name, const Attributes& attributes) {
    if (name == "cellXfs") in_cells = true;
    if (name == "numFmt")
      own[number_of(attributes.find("numFmtId"))] = style_of_format(attributes.find("formatCode").value_or(""));
    if (name != "xf" || !in_cells) return;
    const std::uint64_t id = number_of(attributes.find("numFmtId"));
    const auto found = own.find(id);
    styles.push_back(found != own.end() ? found->second : style_of_builtin(id));
  };
  events.end = [&](std::string_view name) {
    if (name == "cellXfs") in_cells = false;
  };
  parse(archive, part, std::move(events));
  return styles;
}

// What else people send under this name, each told apart so that the remedy fits.
void check_kind(std::string_view bytes) {
  constexpr std::string_view encrypted_part("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    if (bytes.find(encrypted_part) != std::string_view::npos)
      refuse("encrypted-workbook", "the workbook is protected by a password", "remove the password and save it again");
    refuse("old-workbook", "the file is a workbook of the old kind (.xls), whatever its name",
           "open it in a spreadsheet and save it as .xlsx");
  }
  if (!bytes.starts_with("PK"))
    refuse("not-a-workbook", "the file is no .xlsx workbook, whatever its name",
           "open it in a spreadsheet and save it as .xlsx, or name it .csv if it is text");
}

}  // namespace

struct Book::State {
  explicit State(std::string all) : bytes(std::move(all)), archive((check_kind(bytes), bytes)) {
    const std::string book = part_of(links_of(archive, ""), "officeDocument");
    if (book.ends_with(".bin")) refuse("old-workbook", "the file is a binary workbook (.xlsb)", "save it as .xlsx");
    if (book.empty() || !archive.has(book))
      refuse("not-a-workbook", "the file is a zip archive, but no .xlsx workbook", "save it as .xlsx in a spreadsheet");
    const std::vector<Link> links = links_of(archive, book);
    read_book(book, links);
    if (const std::string part = part_of(links, "sharedStrings"); archive.has(part))
      lookup.texts = shared_texts(archive, part);
    if (const std::string part = part_of(links, "styles"); archive.has(part)) lookup.styles = styles_of(archive, part);
  }

  void read_book(const std::string& book, const std::vector<Link>& links) {
    bool is_workbook = false;
    XmlEvents events;
    events.start = [&](std::string_view name, const Attributes& attributes) {
      if (name == "workbook") is_workbook = true;
      if (name == "workbookPr") lookup.from_1904 = attributes.flag("date1904");
      if (name != "sheet") return;
      const std::string_view id = attributes.find("id").value_or("");
      for (const Link& link : links) {
        if (link.id != id || link.kind != "worksheet") continue;  // a sheet that is a chart has no rows
        sheets.push_back({std::string(attributes.find("name").value_or("")),
                          attributes.find("state").has_value() && attributes.find("state") != "visible"});
        parts.push_back(link.part);
      }
    };
    parse(archive, book, std::move(events));
    if (!is_workbook)
      refuse("not-a-workbook", "the file is an office document, but no workbook", "save it as .xlsx in a spreadsheet");
    if (sheets.empty()) refuse_damaged("it has no sheet");
  }

  std::string bytes;
  Archive archive;
  Lookup lookup;
  std::vector<SheetName> sheets;
  std::vector<std::string> parts;  // by sheet
};

Book::Book(std::unique_ptr<State> state) : state_(std::move(state)) {}
Book::~Book() = default;

std::unique_ptr<Book> Book::open(std::string bytes, Problem& problem) {
  try {
    return std::unique_ptr<Book>(new Book(std::make_unique<State>(std::move(bytes))));
  } catch (const Unreadable& why) {
    problem = why.problem;
    return nullptr;
  }
}

const std::vector<SheetName>& Book::sheets() const { return state_->sheets; }

bool Book::read(std::size_t sheet, const TakeRow& take, Problem& problem) const {
  try {
    read_rows(state_->archive, state_->parts.at(sheet), state_->lookup, take);
    return true;
  } catch (const Unreadable& why) {
    problem = why.problem;
    return false;
  }
}

}  // namespace inspectplan::sheet
