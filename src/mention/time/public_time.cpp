// The public API over find_times.
#include "mention/time/public_time.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "mention/time/dates.hpp"
#include "mention/time/expressions.hpp"
#include "mention/time/tables.hpp"
#include "mention/time/timex3.hpp"

namespace dateline::api {

namespace {

// No line of text that was wrapped for a screen or a printer is longer.
constexpr std::size_t longest_wrapped_line = 160;

const char* anchor_name(AnchorKind kind) {
    switch (kind) {
        case AnchorKind::none: return "none";
        case AnchorKind::report_day: return "report_day";
        case AnchorKind::dateline: return "dateline";
        case AnchorKind::time_expression: return "time_expression";
        case AnchorKind::event: return "event";
    }
    return "none";
}

const char* direction_name(Direction direction) {
    switch (direction) {
        case Direction::unknown: return "";
        case Direction::past: return "past";
        case Direction::future: return "future";
        case Direction::present: return "present";
    }
    return "";
}

// Past or future: as the words were taken, or as they count.
Direction direction_of(const TimeRule& rule) {
    if (rule.direction != Direction::unknown) return rule.direction;
    const bool counts = rule.kind == RuleKind::offset || rule.kind == RuleKind::elapsed;
    if (counts && (rule.count != 0 || rule.quarters != 0))
        return rule.count < 0 || rule.quarters < 0 ? Direction::past : Direction::future;
    for (const TimeRule& member : rule.members) {
        if (const Direction told = direction_of(member); told != Direction::unknown) return told;
    }
    return Direction::unknown;
}

std::string edtf_text(const std::optional<Edtf>& value) {
    return value ? to_text(*value) : std::string();
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

struct Line {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;  // without white space at its end
    bool indented = false;
};

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t stop = std::min(text.find('\n', begin), text.size());
        std::size_t first = begin;
        while (first < stop && is_blank(text[first])) ++first;
        std::size_t end = stop;
        while (end > first && is_blank(text[end - 1])) --end;
        lines.push_back(
            {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end), first > begin + 1});
        begin = stop + 1;
    }
    return lines;
}

// Paragraphs longer than the analysis takes at once are cut between words.
void add_paragraph(dateline::Article& article, std::uint32_t begin, std::uint32_t end) {
    while (end - begin > limits::paragraph_bytes) {
        std::size_t cut = article.text.rfind(' ', begin + limits::paragraph_bytes);
        if (cut == std::string::npos || cut <= begin) cut = begin + limits::paragraph_bytes;
        while ((article.text[cut] & 0xC0) == 0x80) --cut;
        article.paragraphs.push_back({{begin, static_cast<std::uint32_t>(cut)}, ParagraphKind::body});
        begin = static_cast<std::uint32_t>(cut);
    }
    article.paragraphs.push_back({{begin, end}, ParagraphKind::body});
}

}  // namespace

dateline::Article article_of_text(std::string_view text) {
    dateline::Article article;
    article.text = text;
    const std::vector<Line> lines = lines_of(text);
    const bool wrapped = std::none_of(lines.begin(), lines.end(), [](const Line& line) {
        return line.end - line.begin > longest_wrapped_line;
    });
    for (std::size_t at = 0; at < lines.size();) {
        if (lines[at].begin == lines[at].end) {
            ++at;
            continue;
        }
        std::size_t last = at;
        while (wrapped && last + 1 < lines.size() && lines[last + 1].begin < lines[last + 1].end &&
               !lines[last + 1].indented) {
            ++last;
            article.text[lines[last].begin - 1] = ' ';
        }
        // The model reads a line end as white space of its own kind.
        for (std::uint32_t i = lines[at].begin; i < lines[last].end; ++i) {
            if (article.text[i] == '\n' || article.text[i] == '\r') article.text[i] = ' ';
        }
        add_paragraph(article, lines[at].begin, lines[last].end);
        at = last + 1;
    }
    return article;
}

std::vector<Time> times_of(const Pipeline& pipeline, const dateline::Article& article,
                           std::optional<Day> published, DayOrder order) {
    std::vector<Span> pieces;
    for (const Paragraph& paragraph : article.paragraphs) pieces.push_back(paragraph.span);
    const Analysis analysis = pipeline.analyse(article.text, pieces);
    const std::vector<TimeExpression> times = find_times(article, analysis, order);
    const auto values = time_values(times, published);
    std::vector<Time> all;
    std::vector<int> place(times.size(), -1);  // of the last of each expression's members in `all`
    for (const Timex3& timex : timex3_of(times, published)) {
        const TimeExpression& time = times[timex.time];
        Time made;
        made.begin = timex.span.begin;
        made.end = timex.span.end;
        made.type = timex3_type(timex.type);
        made.value = timex.value;
        made.mod = timex.mod;
        made.edtf = edtf_text(values[timex.time]);
        made.anchor = anchor_name(time.anchor);
        if (timex.anchor != none) made.anchor_index = place[timex.anchor];
        made.direction = direction_name(direction_of(time.rule));
        for (const TimeRule& alternative : time.alternatives) {
            std::vector<TimeExpression> other(1, time);
            other.front().rule = alternative;
            other.front().alternatives.clear();
            other.front().member_spans.clear();
            const auto value = time_values(other, published).front();
            if (value == values[timex.time]) continue;
            made.alternatives.push_back({edtf_text(value), timex3_of(other, published).front().value});
        }
        made.why = time.why;
        if (time.rule.kind == RuleKind::month && values[timex.time]) {
            if (const std::string wrong = wrong_weekday(time.rule, *values[timex.time]); !wrong.empty())
                made.why += "; " + wrong;
        }
        place[timex.time] = static_cast<int>(all.size());
        all.push_back(std::move(made));
    }
    return all;
}

Result<std::optional<Day>> day_named(std::string_view edtf) {
    if (edtf.empty()) return std::optional<Day>();
    const auto date = parse_edtf(edtf);
    if (!date) return Error{ErrorCode::bad_usage, "the day of writing: " + date.error().message};
    const DayRange range = hull(*date);
    if (range.first != range.last)
        return Error{ErrorCode::bad_usage,
                     fmt::format("the day of writing must be one day, like 2025-06-04, and is \"{}\"", edtf)};
    return std::optional<Day>(range.first);
}

struct TimeTagger::Parts {
    Pipeline pipeline;
};

TimeTagger::TimeTagger(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
TimeTagger::TimeTagger(TimeTagger&&) noexcept = default;
TimeTagger& TimeTagger::operator=(TimeTagger&&) noexcept = default;
TimeTagger::~TimeTagger() = default;

Result<TimeTagger> TimeTagger::load(const std::filesystem::path& model) {
    if (const auto tables = time_tables::check(); !tables) return tables.error();
    auto pipeline = Pipeline::load(model);
    if (!pipeline) return pipeline.error();
    return TimeTagger(std::make_unique<Parts>(Parts{std::move(*pipeline)}));
}

Result<std::vector<Time>> TimeTagger::tag(std::string_view text, const TimeOptions& options) const {
    if (text.size() > limits::report_bytes)
        return Error{ErrorCode::over_limit, fmt::format("a text of {} bytes; at most {} are read",
                                                        text.size(), limits::report_bytes)};
    if (!valid_utf8(text)) return Error{ErrorCode::not_text, "the text is not UTF-8"};
    const auto day = day_named(options.published);
    if (!day) return day.error();
    dateline::Article article = article_of_text(text);
    if (*day) article.published.push_back({edtf_day(**day), "", options.published, "as given"});
    return times_of(parts_->pipeline, article, *day, options.order);
}

}  // namespace dateline::api
