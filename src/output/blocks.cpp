#include "output/blocks.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "output/evidence.hpp"
#include "output/words.hpp"

namespace dateline {

namespace {

constexpr std::size_t name_columns = 12;

// The sentence that holds the span, else the span alone.
Span sentence_of(const CaseReport& report, Span span) {
    for (const Span sentence : report.sentences) {
        if (sentence.contains(span)) return sentence;
    }
    return span;
}

// `outer` of the text with « » around `evidence` and * * around `trigger`.
std::string in_context(std::string_view text, Span outer, Span evidence, Span trigger,
                       const TextStyle& style) {
    struct Mark {
        std::uint32_t at;
        int rank;  // at one place what closes comes before what opens, inner before outer
        std::string_view text;
    };
    std::vector<Mark> marks;
    if (!evidence.empty()) {
        marks.push_back({evidence.begin, 2, "«"});
        marks.push_back({evidence.end, 1, "»"});
    }
    if (!trigger.empty()) {
        marks.push_back({trigger.begin, 3, "*"});
        marks.push_back({trigger.end, 0, "*"});
    }
    std::sort(marks.begin(), marks.end(),
              [](const Mark& a, const Mark& b) { return std::pair(a.at, a.rank) < std::pair(b.at, b.rank); });
    std::string out;
    std::uint32_t at = outer.begin;
    const auto put_to = [&](std::uint32_t to) {
        if (to <= at) return;
        const bool in_trigger = trigger.begin <= at && at < trigger.end;
        const std::string piece = printable(evidence_in(text, {at, to}).exact);
        out += in_trigger ? painted(piece, Paint::marked, style) : piece;
        at = to;
    };
    for (const Mark& mark : marks) {
        put_to(std::clamp(mark.at, outer.begin, outer.end));
        out += mark.text;
    }
    put_to(outer.end);
    return out;
}

}  // namespace

std::string date_reason(const CaseDate& date) {
    std::string text = date.day ? fmt::format("{} ({})", when_words(date), to_text(*date.day)) : "unknown";
    if (!date.text.empty()) text += fmt::format(", told as “{}”", date.text);
    if (!date.anchor.empty()) text += ", counted from " + date.anchor;
    if (!date.why.empty()) text += ": " + date.why;
    if (!date.alternatives.empty()) {
        std::vector<std::string> others;
        for (const Edtf& other : date.alternatives) others.push_back(to_text(other));
        text += "; could also be " + listed(others);
    }
    return text;
}

std::string participant_words(const Case& made, const std::vector<Participant>& participants) {
    std::string text;
    for (const Participant& one : participants) {
        if (!text.empty()) text += ", ";
        const CaseEntity& entity = made.entities[one.entity];
        text += fmt::format("{} [{}]", entity.name, entity.id);
        if (one.role != Role::other) text += fmt::format(" ({})", role_name(one.role));
    }
    return text;
}

void Blocks::title(std::string_view id, std::string_view text) {
    out_ += wrapped(painted(printable(text), Paint::strong, style_), std::string(id) + "  ", "  ", style_);
}

void Blocks::line(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    const std::string indent(2 + name_columns, ' ');
    out_ +=
        wrapped(printable(text), painted("  " + padded(std::string(name), name_columns), Paint::dim, style_),
                indent, style_);
}

void Blocks::heading(std::string_view text) {
    out_ += '\n';
    out_ += wrapped(painted(printable(text), Paint::strong, style_), "", "  ", style_);
}

void Blocks::item(std::string_view text) {
    item(text, Paint::plain);
}

void Blocks::item(std::string_view text, Paint paint) {
    out_ += wrapped(painted(printable(text), paint, style_), "  ", "    ", style_);
}

void Blocks::mention(const CaseMention& mention) {
    const CaseReport& report = made_.reports[mention.report];
    out_ += '\n';
    out_ += wrapped(printable(fmt::format(
                        "{}, {} [{}]", outlet_words(report),
                        report.published.day ? date_words(*report.published.day) : "day unknown", report.id)),
                    padded(mention.id, 6), "      ", style_);
    const Span outer =
        mention.told.sentence.contains(mention.told.evidence) ? mention.told.sentence : mention.told.evidence;
    out_ +=
        wrapped(in_context(report.article.text, outer, mention.told.evidence, mention.told.trigger, style_),
                "      ", "      ", style_);
    const auto why = [&](std::string_view name, std::string_view text) {
        if (text.empty()) return;
        out_ += wrapped(painted(printable(text), Paint::dim, style_),
                        painted("      " + padded(std::string(name), 8), Paint::dim, style_),
                        std::string(14, ' '), style_);
    };
    why("when", date_reason(mention.date));
    std::string status{status_words(mention.told.status)};
    if (!mention.told.status_why.empty()) status += ": " + mention.told.status_why;
    why("status", status);
    why("who", participant_words(made_, mention.participants));
    if (mention.place != none) why("where", made_.entities[mention.place].name);
    std::vector<std::string> speakers;
    for (const Index who : mention.attributed_to) speakers.push_back(made_.entities[who].name);
    why("said by", listed(speakers));
}

void Blocks::event_line(const CaseEvent& event) {
    std::string text = fmt::format("{} {}", status_mark(event.status),
                                   event.date.day ? to_text(*event.date.day) : "undated");
    if (event.status != EventStatus::happened) text += fmt::format("  {}:", status_words(event.status));
    item(fmt::format("{}  {} [{}]", text, event.label, event.id));
}

void Blocks::evidence(Index report, Span span) {
    const CaseReport& told = made_.reports[report];
    out_ +=
        wrapped(in_context(told.article.text, sentence_of(told, span), span, {}, style_), "  ", "  ", style_);
    item(fmt::format("{} [{}]", outlet_words(told), told.id), Paint::dim);
}

}  // namespace dateline
