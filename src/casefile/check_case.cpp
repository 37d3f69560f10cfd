#include "casefile/check_case.hpp"

#include "reading/bounds.hpp"

namespace dateline {

namespace {

const std::string& text_of(const Case& made, Index report) {
    static const std::string nothing;
    return report < made.reports.size() ? made.reports[report].article.text : nothing;
}

void check_participants(Bounds& bounds, const Case& made, const std::vector<Participant>& participants) {
    for (const Participant& one : participants) bounds.all("participant", {one.entity}, made.entities.size());
}

void check_reports(Bounds& bounds, const Case& made) {
    for (const CaseReport& report : made.reports) {
        bounds.article(report.article);
        for (const Span sentence : report.sentences)
            bounds.span("report.sentences", sentence, report.article.text);
        bounds.index("report.same_text_as", report.same_text_as, made.reports.size());
        bounds.index("report.story", report.story, made.stories.size());
    }
}

void check_events(Bounds& bounds, const Case& made) {
    for (const CaseEvent& event : made.events) {
        check_participants(bounds, made, event.participants);
        bounds.index("event.place", event.place, made.entities.size());
        for (const HistoryStep& step : event.history) {
            bounds.all("event.history.report", {step.report}, made.reports.size());
        }
        bounds.all("event.mentions", event.mentions, made.mentions.size());
        bounds.index("event.story", event.story, made.stories.size());
    }
    for (const CaseMention& mention : made.mentions) {
        const std::string& text = text_of(made, mention.report);
        bounds.all("mention.report", {mention.report}, made.reports.size());
        bounds.index("mention.event", mention.event, made.events.size());
        bounds.span("mention.sentence", mention.told.sentence, text);
        bounds.span("mention.evidence", mention.told.evidence, text);
        bounds.span("mention.trigger", mention.told.trigger, text);
        check_participants(bounds, made, mention.participants);
        bounds.index("mention.place", mention.place, made.entities.size());
        bounds.all("mention.attributed_to", mention.attributed_to, made.entities.size());
    }
}

void check_told(Bounds& bounds, const Case& made) {
    for (const CaseFigure& figure : made.figures) {
        bounds.all("figure.report", {figure.report}, made.reports.size());
        bounds.span("figure.span", figure.told.span, text_of(made, figure.report));
        bounds.index("figure.event", figure.event, made.events.size());
        bounds.all("figure.attributed_to", figure.attributed_to, made.entities.size());
    }
    for (const CaseQuote& quote : made.quotes) {
        bounds.all("quote.report", {quote.report}, made.reports.size());
        bounds.span("quote.span", quote.told.span, text_of(made, quote.report));
        bounds.index("quote.speaker", quote.speaker, made.entities.size());
    }
    for (const CaseAttribution& attribution : made.attributions) {
        const std::string& text = text_of(made, attribution.report);
        bounds.all("attribution.report", {attribution.report}, made.reports.size());
        bounds.span("attribution.source_span", attribution.told.source_span, text);
        bounds.span("attribution.cue", attribution.told.cue, text);
        bounds.span("attribution.content", attribution.told.content, text);
        bounds.index("attribution.source", attribution.source, made.entities.size());
        bounds.index("attribution.nested_in", attribution.nested_in, made.attributions.size());
    }
}

void check_rest(Bounds& bounds, const Case& made) {
    for (const Disagreement& disagreement : made.disagreements) {
        const std::size_t told = disagreement.about == "figure" ? made.figures.size() : made.mentions.size();
        for (const Claim& claim : disagreement.claims) {
            bounds.all("disagreement.claims", claim.mentions, told);
            bounds.all("disagreement.attributed_to", claim.attributed_to, made.entities.size());
        }
    }
    for (const Story& story : made.stories) {
        bounds.all("story.reports", story.reports, made.reports.size());
        bounds.all("story.events", story.events, made.events.size());
    }
}

}  // namespace

Status check_case(const Case& made) {
    Bounds bounds;
    check_reports(bounds, made);
    check_events(bounds, made);
    check_told(bounds, made);
    check_rest(bounds, made);
    if (!bounds.hold()) return Error{ErrorCode::malformed, bounds.wrong()};
    return Done{};
}

}  // namespace dateline
