// From places of words to paragraphs. A paragraph ends where the space to the next line is larger than
// between most lines, where the size of the letters changes, where the next line is indented, and behind a
// short line that ends a sentence. Lines at the top or foot of a page that are numbers, addresses or times of
// printing, or that stand there on several pages, belong to the page and not to the text.
#include <algorithm>
#include <cmath>
#include <map>
#include <pugixml.hpp>

#include "base/utf8.hpp"
#include "source/pdf_text.hpp"
#include "source/told_time.hpp"

namespace dateline {

namespace {

using pugi::xml_node;

// Of a page's height, where browsers and word processors put their own lines.
constexpr double border_share = 0.08;
// Of a line's height: a space that much larger than usual parts paragraphs; blank lines are 1, the usual
// spread of one setting below 0.1.
constexpr double extra_space = 0.35;
constexpr double other_size = 0.12;  // letters that differ by this share are set in another size
constexpr double indent = 0.8;       // of a line's height
constexpr double short_line = 0.75;  // of the widest line around it
constexpr std::size_t longest_border_line = 300;

struct Line {
    std::string text;
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
    int page = 0;
    bool at_border = false;

    double height() const { return bottom - top; }
};

std::string words_of(const xml_node& line) {
    std::string text;
    for (const xml_node& word : line.children("word")) {
        if (!text.empty()) text += ' ';
        text += word.child_value();
    }
    return text;
}

std::vector<Line> lines_of(const xml_node& document) {
    std::vector<Line> lines;
    int number = 0;
    for (const xml_node& page : document.children("page")) {
        ++number;
        const double border = page.attribute("height").as_double() * border_share;
        const double foot = page.attribute("height").as_double() - border;
        for (const xml_node& flow : page.children("flow")) {
            for (const xml_node& block : flow.children("block")) {
                for (const xml_node& one : block.children("line")) {
                    Line line{words_of(one),
                              one.attribute("xMin").as_double(),
                              one.attribute("xMax").as_double(),
                              one.attribute("yMin").as_double(),
                              one.attribute("yMax").as_double(),
                              number,
                              false};
                    line.at_border = line.bottom < border || line.top > foot;
                    if (!line.text.empty()) lines.push_back(std::move(line));
                }
            }
        }
    }
    return lines;
}

bool is_address(std::string_view text) {
    return (text.starts_with("http://") || text.starts_with("https://")) &&
           text.find(' ') == std::string_view::npos;
}

// "2/5", "Page 2 of 5", "11/25/26, 1:38 PM": figures with next to no words beside them.
bool is_count_or_time(std::string_view text) {
    std::size_t digits = 0;
    std::size_t letters = 0;
    for (const char c : text) {
        digits += c >= '0' && c <= '9';
        letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    constexpr std::size_t most_letters = 6;
    return digits > 0 && letters <= most_letters && text.size() <= 40;
}

std::string without_digits(std::string_view text) {
    std::string out;
    for (const char c : text) out += c >= '0' && c <= '9' ? '0' : c;
    return out;
}

// Takes the pages' own lines out; gives the address that stood among them.
std::string drop_border_lines(std::vector<Line>& lines, std::string_view title) {
    std::map<std::string, int> pages_with;  // by a border line's text: on how many pages
    std::map<std::string, int> last_page;
    for (const Line& line : lines) {
        if (!line.at_border || line.text.size() > longest_border_line) continue;
        int& last = last_page[without_digits(line.text)];
        if (last != line.page) ++pages_with[without_digits(line.text)];
        last = line.page;
    }
    std::string url;
    std::erase_if(lines, [&](const Line& line) {
        if (!line.at_border || line.text.size() > longest_border_line) return false;
        if (is_address(line.text)) {
            if (url.empty()) url = line.text;
            return true;
        }
        return is_count_or_time(line.text) || (!title.empty() && line.text == title) ||
               pages_with[without_digits(line.text)] > 1;
    });
    return url;
}

double usual_space(const std::vector<Line>& lines) {
    std::vector<double> spaces;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const double space = lines[i].top - lines[i - 1].bottom;
        if (lines[i].page == lines[i - 1].page && lines[i].top > lines[i - 1].top) spaces.push_back(space);
    }
    if (spaces.empty()) return 0;
    const auto middle = spaces.begin() + static_cast<std::ptrdiff_t>(spaces.size() / 2);
    std::nth_element(spaces.begin(), middle, spaces.end());
    return *middle;
}

bool ends_sentence(std::string_view text) {
    for (const std::string_view end : {".", "!", "?", "\"", "”", "’", "»", "。", ":", ")"}) {
        if (text.ends_with(end)) return true;
    }
    return false;
}

bool begins_paragraph(const Line& before, const Line& line, double usual) {
    const double height = before.height();
    if (std::abs(line.height() - height) > other_size * height) return true;
    const bool below = line.page == before.page && line.top > before.top;
    if (!below) return ends_sentence(before.text);  // the next column or page
    if (line.top - before.bottom > usual + extra_space * height) return true;
    if (line.left > before.left + indent * height) return true;
    const double widest = std::max(line.right, before.right) - std::min(line.left, before.left);
    return before.right - before.left < short_line * widest && ends_sentence(before.text);
}

// "spill-" and "ways" are one word parted at the line's end; "north-" and "East" are two.
void append_line(std::string& paragraph, std::string_view line) {
    const bool parted = paragraph.ends_with('-') && paragraph.size() > 1 && !line.empty() && line[0] >= 'a' &&
                        line[0] <= 'z' && paragraph[paragraph.size() - 2] != ' ';
    if (paragraph.ends_with("\u00AD")) {
        paragraph.resize(paragraph.size() - 2);
    } else if (parted) {
        paragraph.pop_back();
    } else if (!paragraph.empty()) {
        paragraph += ' ';
    }
    paragraph += line;
}

std::string paragraphs_of(const std::vector<Line>& lines) {
    const double usual = usual_space(lines);
    std::string text;
    std::string paragraph;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0 && begins_paragraph(lines[i - 1], lines[i], usual)) {
            text += paragraph + "\n\n";
            paragraph.clear();
        }
        append_line(paragraph, lines[i].text);
    }
    return text + paragraph + "\n";
}

std::string meta(const xml_node& head, std::string_view name) {
    for (const xml_node& one : head.children("meta")) {
        if (name == one.attribute("name").value()) return one.attribute("content").value();
    }
    return {};
}

}  // namespace

Result<PdfText> text_of_layout(std::string_view layout) {
    pugi::xml_document parsed;
    const std::string valid = to_valid_utf8(layout);
    parsed.load_buffer(valid.data(), valid.size(), pugi::parse_default, pugi::encoding_utf8);
    const xml_node html = parsed.child("html");
    const xml_node head = html.child("head");
    PdfText out;
    out.title = std::string(trimmed(head.child_value("title")));
    out.author = std::string(trimmed(meta(head, "Author")));
    out.created = told_time(meta(head, "CreationDate"), "CreationDate of the PDF");
    std::vector<Line> lines = lines_of(html.child("body").child("doc"));
    out.url = drop_border_lines(lines, out.title);
    if (lines.empty()) {
        return Error{ErrorCode::empty, "a PDF document without text in it: scanned pages, perhaps"};
    }
    out.text = paragraphs_of(lines);
    return out;
}

}  // namespace dateline
