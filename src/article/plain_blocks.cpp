#include <algorithm>

#include "article/block.hpp"
#include "article/text_form.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

// Text is taken as hard-wrapped when no line of it is longer than this and most lines come near it.
constexpr std::size_t wrap_most_bytes = 110;
constexpr std::size_t wrap_least_lines = 6;
constexpr double wrap_fill = 0.6;   // of the longest line, for a line that goes on
constexpr double wrap_share = 0.7;  // of the lines that must go on so

bool ends_like_sentence(std::string_view text) {
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(".\"") ||
           text.ends_with(".”") || text.ends_with("。") || text.ends_with(':');
}

// A paragraph of lines without an empty one between is put together where the text is wrapped.
bool is_wrapped(const std::vector<Block>& lines) {
    std::size_t longest = 0;
    for (const Block& line : lines) longest = std::max(longest, line.text.size());
    if (longest > wrap_most_bytes || longest < 40) return false;
    std::size_t inner = 0;
    std::size_t full = 0;
    std::size_t open = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i + 1].after_blank) continue;
        ++inner;
        full += static_cast<double>(lines[i].text.size()) > wrap_fill * static_cast<double>(longest);
        open += !ends_like_sentence(lines[i].text);
    }
    const auto most = wrap_share * static_cast<double>(inner);
    return inner >= wrap_least_lines && static_cast<double>(full) > most && static_cast<double>(open) > most;
}

std::vector<Block> unwrapped(std::vector<Block> lines) {
    std::vector<Block> blocks;
    std::size_t longest = 0;
    for (const Block& line : lines) longest = std::max(longest, line.text.size());
    std::size_t last_line = 0;  // length of the last line taken into blocks.back()
    for (Block& line : lines) {
        const bool goes_on = !blocks.empty() && !line.after_blank && line.hint == BlockHint::none &&
                             static_cast<double>(last_line) > wrap_fill * static_cast<double>(longest);
        last_line = line.text.size();
        if (goes_on) {
            // A word broken at the line's end keeps its hyphen: "state-\nowned" cannot be told from
            // "infor-\nmation".
            if (!blocks.back().text.ends_with('-')) blocks.back().text += ' ';
            blocks.back().text += line.text;
        } else {
            blocks.push_back(std::move(line));
        }
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
    if (is_wrapped(blocks)) blocks = unwrapped(std::move(blocks));
    return blocks;
}

}  // namespace dateline
