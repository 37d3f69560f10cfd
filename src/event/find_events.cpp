// The event stage on one screen: triggers, what each clause says of them, and which of them are events.
#include <algorithm>
#include <iterator>

#include "event/concerned.hpp"
#include "event/event_mention.hpp"
#include "event/event_tables.hpp"
#include "event/minor_triggers.hpp"
#include "event/news.hpp"
#include "event/participants.hpp"
#include "event/telling.hpp"
#include "event/unnamed_parties.hpp"
#include "mention/attribution.hpp"

namespace dateline {

namespace {

// The figures told of each trigger.
std::vector<std::vector<Index>> figures_by_trigger(const EventContext& context, const TriggerOwner& owner,
                                                   std::size_t triggers) {
    std::vector<std::vector<Index>> out(triggers);
    for (Index f = 0; f < context.mentions.figures.size(); ++f) {
        const Index token = context.mentions.figures[f].head_token;
        if (token >= context.grammar.size()) continue;
        if (const Index trigger = owner.above(token); trigger != none) out[trigger].push_back(f);
    }
    return out;
}

// Triggers with all that their clauses say of them; element n of each vector is of trigger n.
struct Tellings {
    explicit Tellings(const EventContext& context, std::vector<Trigger> found);
    Tellings(const Tellings&) = delete;
    Tellings& operator=(const Tellings&) = delete;

    std::vector<Trigger> triggers;
    std::vector<StatusReading> statuses;
    std::vector<TimeReading> times;  // among all triggers
    std::vector<EventDraft> drafts;  // point into the three above
    std::vector<bool> all;
    TriggerOwner owner;
};

Tellings::Tellings(const EventContext& context, std::vector<Trigger> found)
    : triggers(std::move(found)), all(triggers.size(), true), owner(context, triggers, all) {
    for (const Trigger& trigger : triggers) {
        statuses.push_back(status_of(context, trigger));
        EventDraft draft;
        draft.trigger = &trigger;
        draft.arguments = arguments_of(context, trigger);
        draft.participants = participants_of(context, trigger, draft.arguments);
        draft.place = place_of(context, trigger, draft.arguments);
        drafts.push_back(std::move(draft));
    }
    times = event_times(context, triggers, statuses, all);
    for (std::size_t i = 0; i < triggers.size(); ++i) {
        drafts[i].status = &statuses[i];
        drafts[i].time = &times[i];
    }
    share_between_clauses(context, owner, drafts);
    for (EventDraft& draft : drafts) {
        for (const Participant& p : concerned_by(context, *draft.trigger, draft.participants, draft.place))
            draft.participants.push_back(p);
    }
}

EventMention mention_of(const EventContext& context, const Analysis& analysis, const EventDraft& draft,
                        const TimeReading& time) {
    const Trigger& trigger = *draft.trigger;
    EventMention event;
    event.sentence = sentence_span(context, trigger.token);
    event.evidence = evidence_span(context, trigger);
    event.trigger = trigger_span(context, trigger);
    event.trigger_token = trigger.token;
    event.type = trigger.row->type;
    event.mode = trigger.row->mode;
    event.cameo = trigger.row->cameo;
    event.participants = draft.participants;
    event.times = time.times;
    event.time_basis = time.basis;
    event.tense = draft.status->tense;
    event.time_why = time.why;
    event.distance = time.distance;
    event.place = draft.place;
    event.status = draft.status->status;
    event.status_why = draft.status->why;
    event.attributed_to = sources_of(context.mentions, analysis.tokens[trigger.token].span);
    event.headline = context.headline(trigger.token);
    event.caption = context.caption(trigger.token);
    event.background = is_background(context, trigger, *draft.status, time);
    event.plural = tells_several(context, trigger, time);
    return event;
}

bool of_one_event(const EventMention& headline, const EventMention& lead) {
    if (lead.headline || lead.caption || lead.background || lead.place == none) return false;
    return headline.type == lead.type ||
           std::ranges::any_of(headline.participants, [&](const Participant& p) {
               return std::ranges::find(lead.participants, p.entity, &Participant::entity) !=
                      lead.participants.end();
           });
}

// 'Bomber attacks consulate': a headline leaves out the place that the first paragraph tells.
void take_lead_places(std::vector<EventMention>& mentions) {
    constexpr std::size_t lead = 6;  // mentions of the body that tell the headline's event, if any does
    const auto body = std::ranges::find(mentions, false, &EventMention::headline);
    const auto end = body + std::min<std::ptrdiff_t>(lead, mentions.end() - body);
    for (EventMention& headline : mentions) {
        if (!headline.headline || headline.place != none) continue;
        const auto same =
            std::find_if(body, end, [&](const EventMention& m) { return of_one_event(headline, m); });
        if (same != end) headline.place = same->place;
    }
}

// The triggers that tell news, their mentions, in the order of the triggers.
struct News {
    std::vector<Trigger> triggers;
    std::vector<bool> told;  // by trigger
    std::vector<EventMention> mentions;
};

News find_news(const EventContext& context, const Analysis& analysis) {
    const Tellings told(context, find_triggers(context));
    News out{told.triggers, which_are_news(context, told.owner, told.drafts), {}};

    // A word that turns out to tell no event must not keep a time from the event above it, so times are
    // found twice: among all triggers, and among those that tell events or report them.
    std::vector<bool> counted = out.told;
    for (std::size_t i = 0; i < counted.size(); ++i)
        counted[i] = counted[i] || told.triggers[i].row->saying != Saying::no;
    const std::vector<TimeReading> times = event_times(context, told.triggers, told.statuses, counted);
    const TriggerOwner owner(context, told.triggers, counted);

    std::vector<std::vector<Index>> figures = figures_by_trigger(context, owner, counted.size());
    for (Index i = 0; i < counted.size(); ++i) {
        if (!out.told[i]) continue;
        out.mentions.push_back(mention_of(context, analysis, told.drafts[i], times[i]));
        out.mentions.back().figures = std::move(figures[i]);
    }
    take_lead_places(out.mentions);
    return out;
}

void add_parties(EventMention& event, const std::vector<Participant>& more) {
    for (const Participant& p : more) {
        if (std::ranges::find(event.participants, p.entity, &Participant::entity) == event.participants.end())
            event.participants.push_back(p);
    }
}

// 'A test flight was delayed today': a noun without a time of its own has that of its verb.
void take_verb_time(const EventContext& context, const Tellings& told, std::size_t n, EventMention& event) {
    if (told.triggers[n].row->verb || !event.times.empty()) return;
    const TokenIndex verb = context.grammar.governing_verb(told.triggers[n].token);
    const Index above = verb == no_token ? none : told.owner.at(verb);
    if (above == none || told.times[above].basis != TimeBasis::told) return;
    event.times = told.times[above].times;
    event.time_basis = TimeBasis::inherited;
    event.time_why = "the time of its clause's verb";
}

}  // namespace

std::vector<EventMention> find_events(const Article& article, const Analysis& analysis,
                                      const Mentions& mentions) {
    const EventContext context(article, analysis, mentions, EventTables::built_in());
    return find_news(context, analysis).mentions;
}

std::vector<EventMention> find_every_clause(const Article& article, const Analysis& analysis,
                                            Mentions& mentions) {
    News news;
    std::vector<Trigger> triggers;
    {
        const EventContext context(article, analysis, mentions, EventTables::built_in());
        news = find_news(context, analysis);
        triggers = minor_triggers(context, news.triggers, news.told);
        for (std::size_t i = 0; i < news.told.size(); ++i) {
            if (news.told[i]) triggers.push_back(news.triggers[i]);
        }
        Mentions more = mentions;
        tell_unnamed_parties(context, triggers, more);
        mentions = std::move(more);
    }
    const EventContext context(article, analysis, mentions, EventTables::built_in());
    const std::size_t minor_count = triggers.size() - news.mentions.size();
    const Tellings told(context, std::move(triggers));
    for (std::size_t i = 0; i < news.mentions.size(); ++i)
        add_parties(news.mentions[i], told.drafts[minor_count + i].participants);
    std::vector<EventMention> out = std::move(news.mentions);
    for (std::size_t i = 0; i < minor_count; ++i) {
        out.push_back(mention_of(context, analysis, told.drafts[i], told.times[i]));
        out.back().minor = true;
        take_verb_time(context, told, i, out.back());
    }
    std::ranges::stable_sort(out, {}, &EventMention::trigger_token);
    return out;
}

}  // namespace dateline
