#include <algorithm>

#include "article/block.hpp"
#include "article/text_form.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

// Text is taken as hard-wrapped when no line of it is wider than this, and paragraphs whose lines all
// but the last come near the widest have together at least so many lines that go on: fewer of a short
// report, where the next word would have had no room on each of them.
constexpr std::size_t wrap_most_columns = 130;
constexpr std::size_t wrap_least_columns = 40;
constexpr std::size_t wrap_least_lines = 4;
constexpr std::size_t wrap_least_full_lines = 2;
constexpr double wrap_fill = 0.6;  // of the widest line, for a line that goes on
constexpr double wrap_open = 0.6;  // of the lines that go on do not end a sentence

bool ends_like_sentence(std::string_view text) {
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(".\"") ||
           text.ends_with(".”") || text.ends_with("。") || text.ends_with(':');
}

// Han and kana take two columns and no blanks between words.
bool is_wide(char32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFF60);
}

std::size_t columns(std::string_view text) {
    std::size_t sum = 0;
    for (std::size_t at = 0; at < text.size();) sum += is_wide(next_character(text, at)) ? 2 : 1;
    return sum;
}

struct Line {
    std::size_t columns = 0;
    std::size_t first_word = 0;  // columns
    bool lower = false;          // begins in lower case
    bool wide = false;           // begins with a character of two columns
    bool open = false;           // ends no sentence
};

Line line_of(std::string_view text) {
    Line line;
    std::size_t at = 0;
    const char32_t first = next_character(text, at);
    line.lower = is_alpha(first) && !is_upper(first) && lower_character(first) == first && first < 0x2E80;
    line.wide = is_wide(first);
    line.columns = columns(text);
    line.first_word = line.wide ? 2 : columns(text.substr(0, text.find(' ')));
    line.open = !ends_like_sentence(text);
    return line;
}

// Lines without an empty line between.
struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
};

class Unwrapper {
public:
    explicit Unwrapper(std::vector<Block> blocks) : blocks_(std::move(blocks)) {
        lines_.reserve(blocks_.size());
        for (const Block& block : blocks_) {
            lines_.push_back(line_of(block.text));
            // An address has no place to break at.
            if (block.text.find(' ') != std::string::npos || lines_.back().wide)
                widest_ = std::max(widest_, lines_.back().columns);
        }
    }

    // Paragraphs of a hard-wrapped text are put together; lines of other text stay as they are.
    std::vector<Block> unwrapped() {
        if (!is_wrapped()) return std::move(blocks_);
        std::vector<Block> out;
        for (Run run = run_from(0); run.begin < blocks_.size(); run = run_from(run.end)) {
            const bool joined = is_paragraph(run);
            for (std::size_t i = run.begin; i < run.end; ++i) {
                if (!joined || i == run.begin) {
                    out.push_back(std::move(blocks_[i]));
                    continue;
                }
                // A word broken at the line's end keeps its hyphen: "state-\nowned" cannot be told from
                // "infor-\nmation".
                if (!out.back().text.ends_with('-') && !lines_[i].wide) out.back().text += ' ';
                out.back().text += blocks_[i].text;
            }
        }
        return out;
    }

private:
    Run run_from(std::size_t begin) const {
        Run run{begin, begin};
        while (run.end < blocks_.size() && (run.end == begin || !blocks_[run.end].after_blank)) ++run.end;
        return run;
    }

    bool is_filled(const Run& run) const {
        for (std::size_t i = run.begin; i < run.end; ++i) {
            if (blocks_[i].hint != BlockHint::none) return false;
            const bool last = i + 1 == run.end;
            if (!last && static_cast<double>(lines_[i].columns) < wrap_fill * static_cast<double>(widest_))
                return false;
        }
        return true;
    }

    // Filled lines with the end of a sentence, or a sentence that goes on: no headline over a line of dates.
    bool is_paragraph(const Run& run) const {
        if (!is_filled(run)) return false;
        bool goes_on = !lines_[run.end - 1].open;
        for (std::size_t i = run.begin + 1; i < run.end; ++i) goes_on = goes_on || lines_[i].lower;
        return goes_on;
    }

    bool is_wrapped() const {
        if (widest_ > wrap_most_columns || widest_ < wrap_least_columns) return false;
        std::size_t going_on = 0;
        std::size_t open = 0;
        std::size_t full = 0;
        for (Run run = run_from(0); run.begin < blocks_.size(); run = run_from(run.end)) {
            if (!is_paragraph(run)) continue;
            for (std::size_t i = run.begin; i + 1 < run.end; ++i) {
                ++going_on;
                open += lines_[i].open;
                full += lines_[i].columns + 1 + lines_[i + 1].first_word > widest_;
            }
        }
        const bool enough =
            going_on >= wrap_least_lines || (going_on >= wrap_least_full_lines && full == going_on);
        return enough && static_cast<double>(open) >= wrap_open * static_cast<double>(going_on);
    }

    std::vector<Block> blocks_;
    std::vector<Line> lines_;
    std::size_t widest_ = 0;  // columns
};

void take_mark(Block& block) {
    std::string_view text = block.text;
    std::size_t hashes = 0;
    while (hashes < text.size() && text[hashes] == '#') ++hashes;
    std::size_t mark = 0;
    if (hashes >= 1 && hashes <= 6 && text.size() > hashes + 1 && text[hashes] == ' ') {
        block.hint = hashes == 1 ? BlockHint::headline : BlockHint::heading;
        mark = hashes + 1;
    } else if (text.starts_with("> ")) {
        block.hint = BlockHint::quote;
        mark = 2;
    } else {
        for (const std::string_view bullet : {"• ", "‣ ", "▪ ", "● ", "◦ ", "* ", "- ", "– "}) {
            if (text.starts_with(bullet) && text.size() > bullet.size()) {
                block.hint = BlockHint::list_item;
                mark = bullet.size();
            }
        }
    }
    if (mark > 0) block.text = std::string(trimmed(text.substr(mark)));
}

}  // namespace

std::vector<Block> plain_blocks(std::string_view text) {
    std::vector<Block> blocks;
    bool blank = true;
    int number = 0;
    while (!text.empty()) {
        const auto newline = text.find('\n');
        const auto line = text.substr(0, newline);
        text = newline == std::string_view::npos ? std::string_view{} : text.substr(newline + 1);
        ++number;
        Block block;
        block.text = tidy(line);
        if (block.text.empty()) {
            blank = true;
            continue;
        }
        block.line = number;
        block.after_blank = blank;
        blank = false;
        take_mark(block);
        if (!block.text.empty()) blocks.push_back(std::move(block));
    }
    return Unwrapper(std::move(blocks)).unwrapped();
}

}  // namespace dateline
