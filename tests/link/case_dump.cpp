#include "case_dump.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dateline::test {
namespace {

std::string text(const std::optional<Edtf>& day) {
    return day ? to_text(*day) : "null";
}

std::string text(const std::vector<Participant>& who) {
    std::string out;
    for (const Participant& p : who) out += fmt::format(" {}:{}", p.entity, static_cast<int>(p.role));
    return out;
}

std::string text(const CaseDate& date) {
    std::string out = fmt::format("{} {} '{}' anchor '{}' why '{}'", text(date.day), date.precision,
                                  date.text, date.anchor, date.why);
    for (const Edtf& other : date.alternatives) out += " or " + to_text(other);
    return out;
}

}  // namespace

std::string dump(const Case& linked) {
    std::string out;
    for (const CaseReport& r : linked.reports) {
        out += fmt::format("{} {} {} copy {} story {} {} basis {} why '{}' reasons {} conflicts {}\n", r.id,
                           r.path, r.sha256, r.same_text_as, r.story, text(r.published.day),
                           static_cast<int>(r.published.basis), r.published.why,
                           fmt::join(r.published.reasons, "|"), fmt::join(r.published.conflicts, "|"));
    }
    for (const CaseEntity& v : linked.entities) {
        out += fmt::format("{} {} {} [{}] {} why {}\n", v.id, static_cast<int>(v.type), v.name,
                           fmt::join(v.aliases, "|"), v.country, fmt::join(v.why, "|"));
    }
    for (const CaseEvent& e : linked.events) {
        out += fmt::format(
            "{} {} {} '{}'{} {} place {} status {} mentions {} reports {} sources {} story {} why {} history",
            e.id, e.type, e.mode, e.label, text(e.participants), text(e.date), e.place,
            static_cast<int>(e.status), fmt::join(e.mentions, ","), e.reports, e.sources, e.story,
            fmt::join(e.why, "|"));
        for (const HistoryStep& step : e.history)
            out += fmt::format(" {}:{}", step.report, static_cast<int>(step.status));
        out += '\n';
    }
    for (const CaseMention& m : linked.mentions) {
        out += fmt::format("{} event {} report {} at {}{} place {} by {} {}\n", m.id, m.event, m.report,
                           m.told.trigger.begin, text(m.participants), m.place,
                           fmt::join(m.attributed_to, ","), text(m.date));
    }
    for (const CaseFigure& f : linked.figures) {
        out += fmt::format("{} report {} at {} event {} by {}\n", f.id, f.report, f.told.span.begin, f.event,
                           fmt::join(f.attributed_to, ","));
    }
    for (const CaseQuote& q : linked.quotes)
        out += fmt::format("{} {} {} {}\n", q.id, q.report, q.speaker, text(q.date));
    for (const CaseAttribution& a : linked.attributions)
        out += fmt::format("{} {} {} in {}\n", a.id, a.report, a.source, a.nested_in);
    for (const Disagreement& d : linked.disagreements) {
        out += fmt::format("{} {} {} {}", d.id, d.about, d.subject, d.verdict);
        for (const Claim& c : d.claims)
            out += fmt::format(" '{}' {} by {}", c.value, fmt::join(c.mentions, ","),
                               fmt::join(c.attributed_to, ","));
        out += '\n';
    }
    for (const Story& s : linked.stories) {
        out += fmt::format("{} '{}' {} events {} {}..{}\n", s.id, s.label, fmt::join(s.reports, ","),
                           fmt::join(s.events, ","), text(s.first), text(s.last));
    }
    return out;
}

}  // namespace dateline::test
