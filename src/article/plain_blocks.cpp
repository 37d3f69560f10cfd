#include <algorithm>

#include "article/block.hpp"
#include "article/text_form.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

// Text is taken as hard-wrapped when no line of it is longer than this, and paragraphs whose lines all
// but the last come near the longest have together at least so many lines that go on.
constexpr std::size_t wrap_most_bytes = 110;
constexpr std::size_t wrap_least_bytes = 40;
constexpr std::size_t wrap_least_lines = 4;
constexpr double wrap_fill = 0.6;  // of the longest line, for a line that goes on
constexpr double wrap_open = 0.6;  // of the lines that go on do not end a sentence

bool ends_like_sentence(std::string_view text) {
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(".\"") ||
           text.ends_with(".”") || text.ends_with("。") || text.ends_with(':');
}

// The end of the run of lines from `begin` without an empty line between.
std::size_t run_end(const std::vector<Block>& lines, std::size_t begin) {
    std::size_t end = begin + 1;
    while (end < lines.size() && !lines[end].after_blank) ++end;
    return end;
}

bool is_filled(const std::vector<Block>& lines, std::size_t begin, std::size_t end, std::size_t longest) {
    for (std::size_t i = begin; i < end; ++i) {
        if (lines[i].hint != BlockHint::none) return false;
        const bool last = i + 1 == end;
        if (!last && static_cast<double>(lines[i].text.size()) < wrap_fill * static_cast<double>(longest))
            return false;
    }
    return true;
}

// Paragraphs of a hard-wrapped text are put together; lines of other text stay as they are.
std::vector<Block> unwrapped(std::vector<Block> lines) {
    std::size_t longest = 0;
    for (const Block& line : lines) longest = std::max(longest, line.text.size());
    if (longest > wrap_most_bytes || longest < wrap_least_bytes) return lines;
    std::size_t going_on = 0;
    std::size_t open = 0;
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = run_end(lines, begin);
        if (is_filled(lines, begin, end, longest)) {
            for (std::size_t i = begin; i + 1 < end; ++i) open += !ends_like_sentence(lines[i].text);
            going_on += end - begin - 1;
        }
        begin = end;
    }
    if (going_on < wrap_least_lines || static_cast<double>(open) < wrap_open * static_cast<double>(going_on))
        return lines;
    std::vector<Block> blocks;
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = run_end(lines, begin);
        const bool filled = is_filled(lines, begin, end, longest);
        for (std::size_t i = begin; i < end; ++i) {
            if (!filled || i == begin) {
                blocks.push_back(std::move(lines[i]));
                continue;
            }
            // A word broken at the line's end keeps its hyphen: "state-\nowned" cannot be told from
            // "infor-\nmation".
            if (!blocks.back().text.ends_with('-')) blocks.back().text += ' ';
            blocks.back().text += lines[i].text;
        }
        begin = end;
    }
    return blocks;
}

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
    return unwrapped(std::move(blocks));
}

}  // namespace dateline
