// The event stage on one screen: triggers, what each clause says of them, and which of them are events.
#include <algorithm>

#include "event/event_mention.hpp"
#include "event/event_tables.hpp"
#include "event/news.hpp"
#include "event/participants.hpp"
#include "event/telling.hpp"
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

}  // namespace

std::vector<EventMention> find_events(const Article& article, const Analysis& analysis,
                                      const Mentions& mentions) {
    const EventContext context(article, analysis, mentions, EventTables::built_in());
    const std::vector<Trigger> triggers = find_triggers(context);

    std::vector<EventDraft> drafts;
    std::vector<StatusReading> statuses;
    for (const Trigger& trigger : triggers) {
        statuses.push_back(status_of(context, trigger));
        EventDraft draft;
        draft.trigger = &trigger;
        draft.arguments = arguments_of(context, trigger);
        draft.participants = participants_of(context, trigger, draft.arguments);
        draft.place = place_of(context, trigger, draft.arguments);
        drafts.push_back(std::move(draft));
    }
    for (std::size_t i = 0; i < triggers.size(); ++i) drafts[i].status = &statuses[i];

    // A word that turns out to tell no event must not keep a time from the event above it, so times are
    // found twice: among all triggers, and among those that tell events or report them.
    const std::vector<bool> all(triggers.size(), true);
    std::vector<TimeReading> times = event_times(context, triggers, statuses, all);
    for (std::size_t i = 0; i < triggers.size(); ++i) drafts[i].time = &times[i];
    const TriggerOwner every_owner(context, triggers, all);
    share_between_clauses(context, every_owner, drafts);
    const std::vector<bool> news = which_are_news(context, every_owner, drafts);
    std::vector<bool> counted = news;
    for (std::size_t i = 0; i < triggers.size(); ++i)
        counted[i] = news[i] || triggers[i].row->saying != Saying::no;
    times = event_times(context, triggers, statuses, counted);
    const TriggerOwner owner(context, triggers, counted);

    std::vector<std::vector<Index>> figures = figures_by_trigger(context, owner, triggers.size());

    std::vector<EventMention> events;
    for (Index i = 0; i < triggers.size(); ++i) {
        if (!news[i]) continue;
        const Trigger& trigger = triggers[i];
        EventMention event;
        event.sentence = sentence_span(context, trigger.token);
        event.evidence = evidence_span(context, trigger);
        event.trigger = trigger_span(context, trigger);
        event.trigger_token = trigger.token;
        event.type = trigger.row->type;
        event.mode = trigger.row->mode;
        event.cameo = trigger.row->cameo;
        event.participants = std::move(drafts[i].participants);
        event.times = times[i].times;
        event.time_basis = times[i].basis;
        event.tense = statuses[i].tense;
        event.time_why = times[i].why;
        event.place = drafts[i].place;
        event.status = statuses[i].status;
        event.status_why = statuses[i].why;
        event.attributed_to = sources_of(mentions, analysis.tokens[trigger.token].span);
        event.figures = std::move(figures[i]);
        event.headline = context.headline(trigger.token);
        event.caption = context.caption(trigger.token);
        event.background = is_background(context, trigger, statuses[i], times[i]);
        event.plural = tells_several(context, trigger, times[i]);
        events.push_back(std::move(event));
    }
    return events;
}

}  // namespace dateline
