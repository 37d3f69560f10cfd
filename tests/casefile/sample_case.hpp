// A small hand-made case: a dock strike in three reports, one of them without a day of its own.
#pragma once

#include "link/case.hpp"

namespace dateline {

inline Span span_in(const std::string& text, std::string_view words) {
    const auto at = static_cast<std::uint32_t>(text.find(words));
    return {at, at + static_cast<std::uint32_t>(words.size())};
}

inline Edtf edtf(std::string_view text) {
    return *parse_edtf(text);
}

inline CaseReport sample_report(std::string id, std::string path, std::string outlet, std::string title,
                                std::vector<std::string> sentences) {
    CaseReport report;
    report.id = std::move(id);
    report.path = std::move(path);
    report.sha256 = std::string(64, 'a');
    report.article.title = title;
    report.article.outlet = std::move(outlet);
    report.article.language = "en";
    report.article.text = title;
    report.article.paragraphs = {{{0, static_cast<std::uint32_t>(title.size())}, ParagraphKind::title}};
    for (const std::string& sentence : sentences) {
        report.article.text += '\n';
        const auto begin = static_cast<std::uint32_t>(report.article.text.size());
        report.article.text += sentence;
        const Span span{begin, static_cast<std::uint32_t>(report.article.text.size())};
        report.article.paragraphs.push_back({span, ParagraphKind::body});
        report.sentences.push_back(span);
    }
    return report;
}

inline CaseEntity sample_entity(std::string id, EntityType type, std::string name) {
    CaseEntity entity;
    entity.id = std::move(id);
    entity.type = type;
    entity.name = std::move(name);
    return entity;
}

class SampleCase {
public:
    Case made;

    SampleCase() {
        made.head.tool = "dateline 0.1.0";
        made.head.model = {"en_core_web_sm", "3.8.0", "en", std::string(64, 'b')};
        made.head.created = "2031-03-07";
        made.head.settings = "{}";
        add_reports();
        add_entities();
        add_events();
        add_the_rest();
    }

private:
    enum Entities : Index { duarte, union_, port, pereira, tribune };

    void add_reports() {
        made.reports.push_back(sample_report(
            "r1", "reports/01-tribune.txt", "Harbour Tribune", "Dockers to walk out on Thursday",
            {"Dockers in Vila Nova will strike on Thursday, union leader Inês Duarte said on Monday.",
             "The port authority <said> talks had not been held since “January & before”."}));
        made.reports[0].article.published = {
            {edtf("2031-03-03"), "08:15", "3 March 2031, 08:15", "line 2 of the page"}};
        made.reports[0].article.left_out = {{"Sign up for our newsletter", "newsletter pitch"}};
        made.reports[0].published = {edtf("2031-03-03"),
                                     "08:15",
                                     Basis::stated,
                                     "stated: 3 March 2031, 08:15 (line 2 of the page)",
                                     {"stated: 3 March 2031, 08:15 (line 2 of the page)"},
                                     {"the address says 4 March 2031"}};
        made.reports.push_back(sample_report(
            "r2", "reports/02-coast.html", "Coast Daily", "Port stands still",
            {"About 1,200 dockers stopped work on Thursday.",
             "The strike may spread to other ports, the Harbour Tribune wrote, citing Duarte."}));
        made.reports[1].published = {edtf("2031-03-06/2031-03-08"),
                                     "",
                                     Basis::inferred,
                                     "the strike that it tells as past was on 6 March 2031",
                                     {"not before 6 March 2031: tells the strike as past",
                                      "not after 8 March 2031: calls it this week's"},
                                     {}};
        made.reports.push_back(
            sample_report("r3", "reports/03-blog.txt", "", "Harbour notes", {"Pereira visited the port."}));
        made.reports[2].published.why = "no day is stated, and nothing in the text gives one";
        for (CaseReport& report : made.reports) report.story = 0;
    }

    void add_entities() {
        made.entities = {sample_entity("v1", EntityType::person, "Inês Duarte"),
                         sample_entity("v2", EntityType::organization, "Dockers' Union"),
                         sample_entity("v3", EntityType::place, "Vila Nova"),
                         sample_entity("v4", EntityType::person, "Pereira"),
                         sample_entity("v5", EntityType::organization, "Harbour Tribune")};
        made.entities[duarte].aliases = {"Duarte"};
        made.entities[duarte].roles = {{"union leader", "Dockers' Union"}};
        made.entities[duarte].country = "PRT";
        made.entities[duarte].why = {"“Duarte” in r2 is Inês Duarte of r1: same surname, same office"};
        made.entities[port].latitude = 41.125;
        made.entities[port].longitude = -8.5;
        made.entities[port].geonames = "2732649";
        made.entities[tribune].is_outlet = true;
    }

    Index mention(Index event, Index report, std::string_view evidence, std::string_view trigger,
                  EventStatus status, CaseDate date, std::vector<Index> attributed_to) {
        CaseMention made_mention;
        made_mention.id = "m" + std::to_string(made.mentions.size() + 1);
        made_mention.event = event;
        made_mention.report = report;
        const std::string& text = made.reports[report].article.text;
        made_mention.told.evidence = span_in(text, evidence);
        made_mention.told.trigger = span_in(text, trigger);
        for (const Span sentence : made.reports[report].sentences) {
            if (sentence.contains(made_mention.told.evidence)) made_mention.told.sentence = sentence;
        }
        made_mention.told.type = "PROTEST";
        made_mention.told.mode = "strike";
        made_mention.told.status = status;
        made_mention.told.status_why = std::string("told as ") + status_name(status);
        made_mention.participants = {{union_, Role::actor}};
        made_mention.place = port;
        made_mention.attributed_to = std::move(attributed_to);
        made_mention.date = std::move(date);
        made.mentions.push_back(std::move(made_mention));
        return static_cast<Index>(made.mentions.size() - 1);
    }

    void event(std::string type, std::string label, EventStatus status, CaseDate date,
               std::vector<Index> mentions) {
        CaseEvent made_event;
        made_event.id = "e" + std::to_string(made.events.size() + 1);
        made_event.type = std::move(type);
        made_event.label = std::move(label);
        made_event.status = status;
        made_event.date = std::move(date);
        made_event.participants = {{union_, Role::actor}};
        made_event.place = port;
        made_event.mentions = std::move(mentions);
        made_event.reports = static_cast<std::uint32_t>(made_event.mentions.size());
        made_event.sources = made_event.reports;
        made_event.story = 0;
        for (const Index one : made_event.mentions) {
            made_event.history.push_back({made.mentions[one].report, made.mentions[one].told.status});
        }
        made.events.push_back(std::move(made_event));
    }

    void add_events() {
        const CaseDate thursday{edtf("2031-03-06"),
                                "day",
                                "Thursday",
                                "2031-03-03",
                                "weekday after the report's day, Monday 3 March 2031",
                                {}};
        const CaseDate january{edtf("2031-01"), "month", "January", "", "the month named", {edtf("2030-01")}};
        const CaseDate unknown{{}, "unknown", "", "", "no time is told and the report has no day", {}};
        event("CONSULT", "Talks between the port and the Dockers' Union", EventStatus::negated, january,
              {mention(0, 0, "talks had not been held since “January & before”", "talks",
                       EventStatus::negated, january, {port})});
        event("PROTEST", "Dockers' Union strikes in Vila Nova", EventStatus::happened, thursday,
              {mention(1, 0, "Dockers in Vila Nova will strike on Thursday", "strike", EventStatus::scheduled,
                       thursday, {duarte}),
               mention(1, 1, "About 1,200 dockers stopped work on Thursday", "stopped work",
                       EventStatus::happened, thursday, {})});
        made.events[1].why = {"m2 and m3: the same people, place and day; announced, then told as held"};
        event("PROTEST", "The strike spreads to other ports", EventStatus::possible,
              {edtf("2031-03-06/.."), "after", "", "2031-03-06/2031-03-08", "told as to come", {}},
              {mention(2, 1, "The strike may spread to other ports", "spread", EventStatus::possible,
                       {edtf("2031-03-06/.."), "after", "", "2031-03-06/2031-03-08", "told as to come", {}},
                       {tribune, duarte})});
        event("CONSULT", "Pereira visits the port", EventStatus::happened, unknown,
              {mention(3, 2, "Pereira visited the port", "visited", EventStatus::happened, unknown, {})});
        made.events[3].participants = {{pereira, Role::actor}};
    }

    void add_the_rest() {
        const std::string& coast = made.reports[1].article.text;
        Figure dockers;
        dockers.span = span_in(coast, "About 1,200 dockers");
        dockers.low = 1200;
        dockers.approximate = true;
        dockers.unit = "person";
        dockers.counts = "docker";
        made.figures = {{"f1", 1, dockers, 1, {}}};
        Quote quote;
        quote.span = span_in(made.reports[0].article.text, "January & before");
        made.quotes = {{"q1",
                        0,
                        quote,
                        port,
                        {edtf("2031-03-03"), "day", "on Monday", "2031-03-03", "the report's own day", {}}}};
        Attribution outer;
        outer.source_span = span_in(coast, "the Harbour Tribune");
        outer.cue = span_in(coast, "wrote");
        outer.content = span_in(coast, "The strike may spread to other ports");
        Attribution inner = outer;
        inner.source_span = span_in(coast, "Duarte");
        inner.cue = span_in(coast, "citing");
        made.attributions = {{"a1", 1, outer, tribune, none}, {"a2", 1, inner, duarte, 0}};
        made.disagreements = {
            {"d1", "status", "e2", {{"scheduled", {1}, {duarte}}, {"happened", {2}, {}}}, "updates"}};
        made.stories = {
            {"s1", "Dock strike in Vila Nova", {0, 1, 2}, {0, 1, 2, 3}, edtf("2031-01"), edtf("2031-03-06")}};
        made.skipped = {{"reports/photo.jpg", "not_text", "reports/photo.jpg: a JPEG picture, not text"}};
    }
};

inline Case sample_case() {
    return SampleCase().made;
}

}  // namespace dateline
