// Readings built by hand: what the read phase would make of a few sentences.
#pragma once

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "link/link.hpp"

namespace dateline::test {

inline Edtf edtf(std::string_view text) {
    auto parsed = parse_edtf(text);
    if (!parsed) throw std::invalid_argument(parsed.error().message);
    return *parsed;
}

// The fields of an event that a test cares about; the rest has the defaults of a plain past event.
struct EventSpec {
    std::string type = "CONSULT";
    std::string mode = "meet";
    std::vector<Participant> who = {};
    std::vector<Index> times = {};
    Index place = none;
    EventStatus status = EventStatus::happened;
    Direction tense = Direction::past;
    TimeBasis basis = TimeBasis::tense;  // told where there are times
    std::vector<Index> attributed_to = {};
    std::vector<Index> figures = {};
    bool background = false;
    bool plural = false;
    std::optional<TimeDistance> distance = {};
};

class ReportBuilder {
public:
    explicit ReportBuilder(std::string path) {
        reading_.path = path;
        reading_.sha256 = "sha-" + path;
        reading_.model = "test";
    }

    ReportBuilder& stated(std::string_view date, std::string found = "") {
        reading_.article.published.push_back(
            {edtf(date), "", found.empty() ? std::string(date) : std::move(found), "line 1"});
        return *this;
    }
    ReportBuilder& dateline_place(std::string place) {
        reading_.article.dateline_place = std::move(place);
        return *this;
    }
    ReportBuilder& outlet(std::string name, std::string wire = "") {
        reading_.article.outlet = std::move(name);
        reading_.article.wire = std::move(wire);
        return *this;
    }

    ReportBuilder& captured(std::string_view date) {
        reading_.captured = StatedDate{edtf(date), "", std::string(date), "WARC-Date"};
        return *this;
    }

    // A paragraph of one sentence; what follows is looked up in it.
    ReportBuilder& sentence(std::string_view words, ParagraphKind kind = ParagraphKind::body) {
        std::string& text = reading_.article.text;
        if (!text.empty()) text += '\n';
        const auto begin = static_cast<std::uint32_t>(text.size());
        text += words;
        last_ = {begin, static_cast<std::uint32_t>(text.size())};
        reading_.sentences.push_back(last_);
        reading_.article.paragraphs.push_back({last_, kind});
        return *this;
    }

    Index entity(ReportEntity told) {
        reading_.mentions.entities.push_back(std::move(told));
        return static_cast<Index>(reading_.mentions.entities.size() - 1);
    }
    Index person(std::string name, std::string country, std::vector<std::string> titles = {}) {
        ReportEntity told;
        told.surname_only = name.find(' ') == std::string::npos;
        told.name = std::move(name);
        told.country = std::move(country);
        told.titles = std::move(titles);
        return entity(std::move(told));
    }
    Index organisation(std::string name, std::string country = "", std::vector<std::string> aliases = {}) {
        ReportEntity told;
        told.type = EntityType::organization;
        told.name = std::move(name);
        told.country = std::move(country);
        told.aliases = std::move(aliases);
        return entity(std::move(told));
    }
    Index country(std::string name, std::string code) {
        ReportEntity told;
        told.type = EntityType::country;
        told.name = std::move(name);
        told.country = std::move(code);
        return entity(std::move(told));
    }
    Index city(std::string name, std::string country, std::string geonames) {
        ReportEntity told;
        told.type = EntityType::place;
        told.name = std::move(name);
        told.country = std::move(country);
        told.geonames = std::move(geonames);
        return entity(std::move(told));
    }

    Index time(std::string_view words, TimeRule rule) {
        TimeExpression told;
        told.span = find(words);
        told.anchor = depends_on_anchor(rule) ? AnchorKind::report_day : AnchorKind::none;
        told.rule = std::move(rule);
        reading_.mentions.times.push_back(std::move(told));
        return static_cast<Index>(reading_.mentions.times.size() - 1);
    }
    Index weekday(std::string_view words, std::chrono::weekday day, Direction direction = Direction::past) {
        TimeRule rule;
        rule.kind = RuleKind::weekday;
        rule.weekday = day;
        rule.direction = direction;
        return time(words, rule);
    }
    Index month(std::string_view words, std::chrono::month month, Direction direction = Direction::past) {
        TimeRule rule;
        rule.kind = RuleKind::month;
        rule.month = month;
        rule.direction = direction;
        return time(words, rule);
    }
    Index date(std::string_view words, std::string_view value) {
        TimeRule rule;
        rule.absolute = edtf(value);
        return time(words, rule);
    }
    Index months_ago(std::string_view words, int count) {
        TimeRule rule;
        rule.kind = RuleKind::offset;
        rule.unit = Granularity::month;
        rule.count = -count;
        rule.direction = Direction::past;
        return time(words, rule);
    }

    // `clause` and `trigger` are words of the last sentence.
    ReportBuilder& event(std::string_view clause, std::string_view trigger, EventSpec spec) {
        EventMention told;
        told.sentence = last_;
        told.evidence = find(clause);
        const std::string_view inside = told.evidence.of(reading_.article.text);
        const auto at = inside.find(trigger);
        if (at == std::string_view::npos)
            throw std::invalid_argument("no such trigger: " + std::string(trigger));
        told.trigger.begin = told.evidence.begin + static_cast<std::uint32_t>(at);
        told.trigger.end = told.trigger.begin + static_cast<std::uint32_t>(trigger.size());
        told.type = std::move(spec.type);
        told.mode = std::move(spec.mode);
        told.participants = std::move(spec.who);
        told.time_basis = spec.times.empty()                   ? spec.basis
                          : spec.basis == TimeBasis::inherited ? spec.basis
                                                               : TimeBasis::told;
        told.times = std::move(spec.times);
        told.tense = spec.tense;
        told.place = spec.place;
        told.status = spec.status;
        told.attributed_to = std::move(spec.attributed_to);
        told.figures = std::move(spec.figures);
        told.background = spec.background;
        told.plural = spec.plural;
        told.distance = spec.distance;
        if (told.distance) told.distance->words = told.evidence;
        reading_.events.push_back(std::move(told));
        return *this;
    }
    Index figure(std::string_view words, double low, std::optional<double> high, std::string counts,
                 bool approximate = false) {
        Figure told;
        told.span = find(words);
        told.low = low;
        told.high = high;
        told.approximate = approximate;
        told.counts = std::move(counts);
        told.unit = "person";
        reading_.mentions.figures.push_back(std::move(told));
        return static_cast<Index>(reading_.mentions.figures.size() - 1);
    }
    // The words of the last sentence are a name of the entity.
    ReportBuilder& named(Index entity, std::string_view words) {
        EntityMention told;
        told.span = find(words);
        told.entity = entity;
        reading_.mentions.names.push_back(told);
        return *this;
    }
    ReportBuilder& said(Index source, std::string_view cue, std::string_view content) {
        Attribution told;
        told.source = source;
        told.cue = find(cue);
        told.content = find(content);
        reading_.mentions.attributions.push_back(told);
        return *this;
    }

    Reading reading() const { return reading_; }

private:
    Span find(std::string_view words) const {
        const auto at = reading_.article.text.find(words, last_.begin);
        if (at == std::string::npos)
            throw std::invalid_argument("not in the sentence: " + std::string(words));
        return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
    }

    Reading reading_;
    Span last_;
};

inline const CaseReport& report_at(const Case& linked, std::string_view path) {
    for (const CaseReport& report : linked.reports) {
        if (report.path == path) return report;
    }
    throw std::invalid_argument("no report " + std::string(path));
}

inline std::string day_text(const std::optional<Edtf>& day) {
    return day ? to_text(*day) : "null";
}

}  // namespace dateline::test
