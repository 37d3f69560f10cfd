// One record and everything that it rests on.
#include <algorithm>
#include <fmt/format.h>

#include "output/blocks.hpp"
#include "output/outline.hpp"
#include "output/words.hpp"

namespace dateline {

namespace {

bool takes_part(const std::vector<Participant>& participants, Index entity) {
    return std::any_of(participants.begin(), participants.end(),
                       [&](const Participant& p) { return p.entity == entity; });
}

class Shower {
public:
    Shower(const Case& made, const TextStyle& style) : made_(made), blocks_(made, style) {}

    std::string take() { return blocks_.take(); }

    void record(const CaseEvent& x, Index) {
        blocks_.title(x.id, x.label);
        event_head(x);
        for (const Index one : x.mentions) blocks_.mention(made_.mentions[one]);
    }

    void record(const CaseMention& x, Index) {
        if (x.event < made_.events.size()) {
            blocks_.title(made_.events[x.event].id, made_.events[x.event].label);
            event_head(made_.events[x.event]);
        }
        blocks_.mention(x);
    }

    void record(const CaseEntity& x, Index n) {
        blocks_.title(x.id, x.name);
        std::vector<std::string> roles;
        for (const CaseRole& role : x.roles)
            roles.push_back(role.of.empty() ? role.title : role.title + " of " + role.of);
        blocks_.line("type", type_name(x.type));
        blocks_.line("also", listed(x.aliases));
        blocks_.line("office", listed(roles));
        blocks_.line("country", x.country);
        if (x.latitude && x.longitude)
            blocks_.line("at", fmt::format("{:.4f}, {:.4f}", *x.latitude, *x.longitude));
        for (const std::string& why : x.why) blocks_.line("why", why);
        const auto events = [&](const char* heading, auto&& belongs) {
            bool any = false;
            for (const CaseEvent& event : made_.events) {
                if (!belongs(event)) continue;
                if (!any) blocks_.heading(heading);
                any = true;
                blocks_.event_line(event);
            }
        };
        events("Takes part in", [&](const CaseEvent& event) { return takes_part(event.participants, n); });
        events("Happens there", [&](const CaseEvent& event) { return event.place == n; });
        events("Says so", [&](const CaseEvent& event) {
            return std::any_of(event.mentions.begin(), event.mentions.end(), [&](Index one) {
                const auto& said = made_.mentions[one].attributed_to;
                return std::find(said.begin(), said.end(), n) != said.end();
            });
        });
        bool any = false;
        for (const CaseQuote& quote : made_.quotes) {
            if (quote.speaker != n) continue;
            if (!any) blocks_.heading("Quotes");
            any = true;
            blocks_.evidence(quote.report, quote.told.span);
        }
    }

    void record(const CaseReport& x, Index n) {
        blocks_.title(x.id, x.article.title.empty() ? file_name_of(x.path) : x.article.title);
        blocks_.line("outlet", outlet_words(x));
        blocks_.line("published", published_words(x.published));
        blocks_.line("by", listed(x.article.byline));
        blocks_.line("address", x.article.url);
        blocks_.line("file", x.path);
        blocks_.line("not read", x.unread);
        if (x.same_text_as != none)
            blocks_.line("copy", "carries the text of " + made_.reports[x.same_text_as].id);
        blocks_.heading("Events");
        for (const CaseEvent& event : made_.events) {
            if (std::any_of(event.mentions.begin(), event.mentions.end(),
                            [&](Index one) { return made_.mentions[one].report == n; })) {
                blocks_.event_line(event);
            }
        }
    }

    void record(const CaseFigure& x, Index) {
        std::string value = fmt::format("{}{}", x.told.approximate ? "about " : "", x.told.low);
        if (x.told.high) value += fmt::format(" to {}", *x.told.high);
        blocks_.title(x.id, fmt::format("{} {}", value, x.told.counts));
        blocks_.line("unit", x.told.unit);
        if (x.event < made_.events.size()) blocks_.line("event", made_.events[x.event].id);
        blocks_.line("said by", names(x.attributed_to));
        blocks_.evidence(x.report, x.told.span);
    }

    void record(const CaseQuote& x, Index) {
        blocks_.title(x.id, x.speaker == none ? "speaker unknown" : made_.entities[x.speaker].name);
        blocks_.line("when", date_reason(x.date));
        blocks_.evidence(x.report, x.told.span);
    }

    void record(const CaseAttribution& x, Index) {
        blocks_.title(x.id, x.source == none ? "source unknown" : made_.entities[x.source].name);
        if (x.nested_in != none) blocks_.line("told by", made_.attributions[x.nested_in].id);
        blocks_.evidence(x.report, x.told.content);
    }

    void record(const Disagreement& x, Index) {
        blocks_.title(x.id, fmt::format("{} of {}: {}", x.about, x.subject, x.verdict));
        for (const Claim& claim : x.claims) {
            const std::string who = names(claim.attributed_to);
            blocks_.heading(who.empty() ? claim.value : claim.value + ", said by " + who);
            for (const Index one : claim.mentions) {
                if (x.about == "figure") {
                    blocks_.evidence(made_.figures[one].report, made_.figures[one].told.span);
                } else {
                    blocks_.evidence(made_.mentions[one].report, made_.mentions[one].told.evidence);
                }
            }
        }
    }

    void record(const Story& x, Index) {
        blocks_.title(x.id, x.label);
        if (x.first) blocks_.line("from", date_words(*x.first));
        if (x.last) blocks_.line("to", date_words(*x.last));
        std::vector<std::string> reports;
        for (const Index one : x.reports) reports.push_back(made_.reports[one].id);
        blocks_.line("reports", listed(reports));
        blocks_.heading("Events");
        for (const Index one : x.events) blocks_.event_line(made_.events[one]);
    }

private:
    void event_head(const CaseEvent& x) {
        blocks_.line("status", status_words(x.status));
        blocks_.line("history", history_words(made_, x));
        blocks_.line("when", date_reason(x.date));
        if (x.place != none)
            blocks_.line("where",
                         fmt::format("{} [{}]", made_.entities[x.place].name, made_.entities[x.place].id));
        blocks_.line("who", participant_words(made_, x.participants));
        blocks_.line("type", x.mode.empty() ? x.type : x.type + ", " + x.mode);
        blocks_.line("sources", source_words(x));
        for (const std::string& why : x.why) blocks_.line("one event", why);
        for (const std::string& line : disagreement_words(made_, x.id)) blocks_.line("note", line);
    }

    static std::string_view type_name(EntityType type) {
        switch (type) {
            case EntityType::person: return "person";
            case EntityType::organization: return "organization";
            case EntityType::country: return "country";
            case EntityType::place: return "place";
            case EntityType::group: return "group";
        }
        return "";
    }

    std::string names(const std::vector<Index>& entities) const {
        std::vector<std::string> all;
        for (const Index one : entities) all.push_back(made_.entities[one].name);
        return listed(all);
    }

    const Case& made_;
    Blocks blocks_;
};

// "e1 to e12", for the message where an id is not known.
template <class Records>
void add_range(std::string& known, const Records& records) {
    if (records.empty()) return;
    if (!known.empty()) known += ", ";
    known += records.front().id;
    if (records.size() > 1) known += " to " + records.back().id;
}

}  // namespace

Result<std::string> show(const Case& made, std::string_view id, const TextStyle& style) {
    Shower shower(made, style);
    std::string known;
    bool found = false;
    const auto look = [&](const auto& records) {
        for (Index n = 0; n < records.size() && !found; ++n) {
            if (records[n].id != id) continue;
            shower.record(records[n], n);
            found = true;
        }
        add_range(known, records);
    };
    look(made.events);
    look(made.mentions);
    look(made.entities);
    look(made.reports);
    look(made.figures);
    look(made.quotes);
    look(made.attributions);
    look(made.disagreements);
    look(made.stories);
    if (!found)
        return Error{ErrorCode::not_found,
                     fmt::format("no record \"{}\" in this case; there are {}", id, known)};
    return shower.take();
}

}  // namespace dateline
