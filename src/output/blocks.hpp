// The pieces that show and explain are made of: headed lines, mentions with their evidence in context.
#pragma once

#include <string>

#include "output/output.hpp"

namespace dateline {

class Blocks {
public:
    Blocks(const Case& made, const TextStyle& style) : made_(made), style_(style) {}

    // "ID  text", strong.
    void title(std::string_view id, std::string_view text);
    // "  name      text", left out where the text is empty.
    void line(std::string_view name, std::string_view text);
    void heading(std::string_view text);
    // A line that stands under a heading or a mention.
    void item(std::string_view text);
    void item(std::string_view text, Paint paint);
    void gap() { out_ += '\n'; }

    // The mention's sentence with the evidence between « » and the trigger between * *, painted where there
    // is colour; then when, status and who says so, each with its why.
    void mention(const CaseMention& mention);
    // One line: mark, date, label, id.
    void event_line(const CaseEvent& event);
    // "“words”" in report r, in the sentence around them.
    void evidence(Index report, Span span);

    std::string take() { return std::move(out_); }

private:
    const Case& made_;
    TextStyle style_;
    std::string out_;
};

// "2031-03-06 “Thursday”, counted from 2031-03-03: why"
std::string date_reason(const CaseDate& date);

// "Inês Duarte [v1] (actor)", joined by commas.
std::string participant_words(const Case& made, const std::vector<Participant>& participants);

}  // namespace dateline
