// The export contract: one JSON object a record, by its kind.
#include "output/evidence.hpp"
#include "output/output.hpp"
#include "output/words.hpp"
#include "reading/json_codec.hpp"

namespace dateline {

namespace {

// Absent is null, not an empty text.
Json text_or_null(std::string_view text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json date_or_null(const std::optional<Edtf>& date) {
    return date ? Json(to_text(*date)) : Json(nullptr);
}

Json number_or_null(const std::optional<double>& number) {
    return number ? Json(*number) : Json(nullptr);
}

Json selectors(std::string_view text, Span span) {
    const Evidence evidence = evidence_in(text, span);
    return {{"exact", evidence.exact},
            {"prefix", evidence.prefix},
            {"suffix", evidence.suffix},
            {"start", evidence.start},
            {"end", evidence.end}};
}

template <class Records>
Json id_or_null(const Records& records, Index index) {
    return index < records.size() ? Json(records[index].id) : Json(nullptr);
}

template <class Records>
Json ids(const Records& records, const std::vector<Index>& indexes) {
    Json array = Json::array();
    for (const Index index : indexes) array.push_back(records[index].id);
    return array;
}

Json record(const char* kind, const std::string& id) {
    return {{"kind", kind}, {"id", id}};
}

Json date_json(const CaseDate& date) {
    Json alternatives = Json::array();
    for (const Edtf& other : date.alternatives) alternatives.push_back(to_text(other));
    return {{"edtf", date_or_null(date.day)},  {"precision", text_or_null(date.precision)},
            {"text", text_or_null(date.text)}, {"anchor", text_or_null(date.anchor)},
            {"why", text_or_null(date.why)},   {"alternatives", std::move(alternatives)}};
}

class Exporter {
public:
    explicit Exporter(const Case& made) : made_(made) {}

    Json head() const {
        Json settings = Json::parse(made_.head.settings, nullptr, false);
        if (!settings.is_object()) settings = Json::object();
        Json skipped = Json::array();
        for (const SkippedReport& one : made_.skipped) {
            skipped.push_back({{"path", one.path}, {"code", one.code}, {"message", one.message}});
        }
        return {{"kind", "case"},
                {"schema", made_.head.schema},
                {"created", text_or_null(made_.head.created)},
                {"tool", made_.head.tool},
                {"model",
                 {{"name", made_.head.model.name},
                  {"version", made_.head.model.version},
                  {"sha256", made_.head.model.sha256}}},
                {"settings", std::move(settings)},
                {"skipped", std::move(skipped)}};
    }

    Json json(const CaseReport& x) const {
        Json out = record("report", x.id);
        out["path"] = x.path;
        out["sha256"] = x.sha256;
        out["url"] = text_or_null(x.article.url);
        out["outlet"] = text_or_null(x.article.outlet);
        out["wire"] = text_or_null(x.article.wire);
        out["title"] = text_or_null(x.article.title);
        out["byline"] = x.article.byline;
        out["language"] = text_or_null(x.article.language);
        out["published"] = {
            {"edtf", date_or_null(x.published.day)},  {"time", text_or_null(x.published.time)},
            {"basis", basis_name(x.published.basis)}, {"why", text_or_null(x.published.why)},
            {"reasons", x.published.reasons},         {"conflicts", x.published.conflicts}};
        out["modified"] =
            x.article.modified.empty() ? Json(nullptr) : Json(to_text(x.article.modified[0].date));
        out["partial"] = x.article.partial;
        out["unread"] = text_or_null(x.unread);
        out["text"] = x.article.text;
        out["same_text_as"] = id_or_null(made_.reports, x.same_text_as);
        out["story"] = id_or_null(made_.stories, x.story);
        return out;
    }

    Json json(const CaseEntity& x) const {
        Json roles = Json::array();
        for (const CaseRole& role : x.roles) {
            roles.push_back({{"title", role.title},
                             {"of", text_or_null(role.of)},
                             {"from", nullptr},
                             {"until", nullptr}});
        }
        Json ids = Json::object();
        if (!x.geonames.empty()) ids["geonames"] = x.geonames;
        if (x.type == EntityType::country && !x.country.empty()) ids["iso"] = x.country;
        Json out = record("entity", x.id);
        out["type"] = enum_names<EntityType>.at(static_cast<std::size_t>(x.type));
        out["name"] = x.name;
        out["aliases"] = x.aliases;
        out["country"] = text_or_null(x.country);
        out["roles"] = std::move(roles);
        out["latitude"] = number_or_null(x.latitude);
        out["longitude"] = number_or_null(x.longitude);
        out["ids"] = std::move(ids);
        out["outlet"] = x.is_outlet;
        out["why"] = x.why;
        return out;
    }

    Json json(const CaseEvent& x) const {
        Json history = Json::array();
        for (const HistoryStep& step : x.history) {
            history.push_back(
                {{"report", made_.reports[step.report].id}, {"status", status_name(step.status)}});
        }
        Json out = record("event", x.id);
        out["type"] = x.type;
        out["mode"] = text_or_null(x.mode);
        out["label"] = x.label;
        out["participants"] = participants(x.participants);
        out["date"] = date_json(x.date);
        out["place"] = id_or_null(made_.entities, x.place);
        out["status"] = status_name(x.status);
        out["history"] = std::move(history);
        out["mentions"] = ids(made_.mentions, x.mentions);
        out["reports"] = x.reports;
        out["sources"] = x.sources;
        out["story"] = id_or_null(made_.stories, x.story);
        out["why"] = x.why;
        return out;
    }

    Json json(const CaseMention& x) const {
        const std::string& text = made_.reports[x.report].article.text;
        Json out = record("mention", x.id);
        out["event"] = id_or_null(made_.events, x.event);
        out["report"] = made_.reports[x.report].id;
        out["sentence"] = evidence_in(text, x.told.sentence).exact;
        out["evidence"] = selectors(text, x.told.evidence);
        out["trigger"] = selectors(text, x.told.trigger);
        out["type"] = x.told.type;
        out["mode"] = text_or_null(x.told.mode);
        out["cameo"] = text_or_null(x.told.cameo);
        out["participants"] = participants(x.participants);
        out["date"] = date_json(x.date);
        out["place"] = id_or_null(made_.entities, x.place);
        out["status"] = status_name(x.told.status);
        out["status_why"] = text_or_null(x.told.status_why);
        out["attributed_to"] = ids(made_.entities, x.attributed_to);
        out["headline"] = x.told.headline;
        out["background"] = x.told.background;
        out["caption"] = x.told.caption;
        out["minor"] = x.told.minor;
        return out;
    }

    Json json(const CaseFigure& x) const {
        Json out = record("figure", x.id);
        out["report"] = made_.reports[x.report].id;
        out["evidence"] = selectors(made_.reports[x.report].article.text, x.told.span);
        out["value"] = {{"low", x.told.low}, {"high", number_or_null(x.told.high)}};
        out["approximate"] = x.told.approximate;
        out["unit"] = text_or_null(x.told.unit);
        out["counts"] = text_or_null(x.told.counts);
        out["event"] = id_or_null(made_.events, x.event);
        out["attributed_to"] = ids(made_.entities, x.attributed_to);
        return out;
    }

    Json json(const CaseQuote& x) const {
        const std::string& text = made_.reports[x.report].article.text;
        Json out = record("quote", x.id);
        out["report"] = made_.reports[x.report].id;
        out["evidence"] = selectors(text, x.told.span);
        out["text"] = evidence_in(text, x.told.span).exact;
        out["speaker"] = id_or_null(made_.entities, x.speaker);
        out["date"] = date_json(x.date);
        out["direct"] = x.told.direct;
        return out;
    }

    Json json(const CaseAttribution& x) const {
        const std::string& text = made_.reports[x.report].article.text;
        Json out = record("attribution", x.id);
        out["report"] = made_.reports[x.report].id;
        // A source may go on speaking without being named again.
        const Json source = x.told.source_span.empty() ? Json(nullptr) : selectors(text, x.told.source_span);
        out["source"] = {{"entity", id_or_null(made_.entities, x.source)}, {"evidence", source}};
        out["cue"] = selectors(text, x.told.cue);
        out["content"] = selectors(text, x.told.content);
        out["nested_in"] = id_or_null(made_.attributions, x.nested_in);
        return out;
    }

    Json json(const Disagreement& x) const {
        Json claims = Json::array();
        for (const Claim& claim : x.claims) {
            claims.push_back({{"value", claim.value},
                              {"mentions", x.about == "figure" ? ids(made_.figures, claim.mentions)
                                                               : ids(made_.mentions, claim.mentions)},
                              {"attributed_to", ids(made_.entities, claim.attributed_to)}});
        }
        Json out = record("disagreement", x.id);
        out["about"] = x.about;
        out["subject"] = x.subject;
        out["claims"] = std::move(claims);
        out["verdict"] = x.verdict;
        return out;
    }

    Json json(const Story& x) const {
        Json out = record("story", x.id);
        out["label"] = x.label;
        out["reports"] = ids(made_.reports, x.reports);
        out["events"] = ids(made_.events, x.events);
        out["first"] = date_or_null(x.first);
        out["last"] = date_or_null(x.last);
        return out;
    }

private:
    static const char* basis_name(Basis basis) {
        switch (basis) {
            case Basis::stated: return "stated";
            case Basis::inferred: return "inferred";
            case Basis::unknown: return "unknown";
        }
        return "unknown";
    }

    Json participants(const std::vector<Participant>& all) const {
        Json array = Json::array();
        for (const Participant& one : all) {
            array.push_back({{"entity", made_.entities[one.entity].id}, {"role", role_name(one.role)}});
        }
        return array;
    }

    const Case& made_;
};

}  // namespace

void export_records(const Case& made, const std::function<void(std::string_view)>& line) {
    const Exporter exporter(made);
    line(json_text(exporter.head()));
    const auto all = [&](const auto& records) {
        for (const auto& one : records) line(json_text(exporter.json(one)));
    };
    all(made.reports);
    all(made.entities);
    all(made.events);
    all(made.mentions);
    all(made.figures);
    all(made.quotes);
    all(made.attributions);
    all(made.disagreements);
    all(made.stories);
}

}  // namespace dateline
