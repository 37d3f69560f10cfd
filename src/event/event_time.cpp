#include "event/event_time.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "event/time_distance.hpp"

namespace dateline {

namespace {

class Dating {
public:
    Dating(const EventContext& context, const std::vector<Trigger>& triggers,
           const std::vector<StatusReading>& statuses, const std::vector<bool>& counted)
        : context_(context),
          grammar_(context.grammar),
          triggers_(triggers),
          statuses_(statuses),
          owner_(context, triggers, counted) {}

    std::vector<TimeReading> read();

private:
    TokenIndex root_of(const TimeExpression& time) const;
    Index reported_before(Index owner, TokenIndex time) const;
    bool counts_from(const TimeExpression& time) const;
    bool goes_on(Index trigger) const;
    bool of_later_clause(Index owner, TokenIndex time) const;
    bool describes_thing(const TimeExpression& time) const;
    bool in_dateline(const TimeExpression& time) const;
    Index place_event(const TimeExpression& time) const;
    void own_times();
    void choose(Index trigger);
    bool inherit(Index trigger);
    bool take_from(Index trigger, Index source, std::string_view why);
    Index covering_saying(Index trigger) const;
    bool negated(Index trigger) const { return statuses_[trigger].status == EventStatus::negated; }

    const EventContext& context_;
    const Grammar& grammar_;
    const std::vector<Trigger>& triggers_;
    const std::vector<StatusReading>& statuses_;
    TriggerOwner owner_;
    std::vector<TimeReading> out_;
};

// 'recently', 'in the future' date nothing.
bool dates(const TimeExpression& time) {
    if (time.rule.kind == RuleKind::vague) return false;
    return time.type == TimexType::date || time.type == TimexType::time ||
           time.rule.kind == RuleKind::elapsed;
}

TokenIndex Dating::root_of(const TimeExpression& time) const {
    for (TokenIndex t = time.first_token; t <= time.last_token; ++t) {
        const TokenIndex head = grammar_.head(t);
        if (head == no_token || head < time.first_token || head > time.last_token) return t;
    }
    return time.last_token;
}

// 'On Monday the premier left, the agency reported': the parse may give the day to the reporting verb,
// but what stands before the reported verb dates what is reported.
Index Dating::reported_before(Index owner, TokenIndex time) const {
    const Trigger& saying = triggers_[owner];
    if (!saying.row->verb || saying.row->saying == Saying::no) return owner;
    for (const TokenIndex c : grammar_.children(saying.token)) {
        if (grammar_[c].dep != "ccomp" || c > saying.token || time > c) continue;
        if (const Index reported = owner_.at(c); reported != none) return reported;
    }
    return owner;
}

// 'PORT, March 11 (Agency) - A ferry sank on Sunday': the words before the dash tell where and when the
// report was filed, not when anything happened.
bool Dating::in_dateline(const TimeExpression& time) const {
    if (context_.article.dateline_place.empty()) return false;
    constexpr std::size_t longest = 160;  // bytes from the place to the dash
    static constexpr std::string_view dashes[] = {" - ", " -- ", " \u2013 ", " \u2014 ", "\u2014", "--"};
    const std::string_view text = context_.article.text;
    const Span span = grammar_[time.first_token].span;
    for (const Paragraph& paragraph : context_.article.paragraphs) {
        if (paragraph.kind != ParagraphKind::body) continue;
        if (!paragraph.span.of(text).starts_with(context_.article.dateline_place)) continue;
        const std::string_view opening = paragraph.span.of(text).substr(0, longest);
        std::size_t end = std::string_view::npos;
        for (const std::string_view dash : dashes) end = std::min(end, opening.find(dash));
        return end != std::string_view::npos && paragraph.span.contains(span) &&
               span.begin < paragraph.span.begin + end;
    }
    return false;
}

// 'must ratify it in a vote on Friday': a day right behind an event that is told as the occasion is its.
Index Dating::place_event(const TimeExpression& time) const {
    TokenIndex at = time.first_token;
    if (at > 0 && grammar_[at - 1].dep == "prep") --at;
    if (at == 0 || grammar_[at - 1].dep != "pobj") return none;
    const TokenIndex preposition = grammar_.head(at - 1);
    if (preposition == no_token) return none;
    const std::string_view norm = grammar_[preposition].norm;
    if (norm != "in" && norm != "at" && norm != "during") return none;
    const Index event = owner_.at(at - 1);
    return event != none && !triggers_[event].row->verb && triggers_[event].token == at - 1 ? event : none;
}

void Dating::own_times() {
    for (Index t = 0; t < context_.mentions.times.size(); ++t) {
        const TimeExpression& time = context_.mentions.times[t];
        if (!dates(time) || time.first_token >= grammar_.size() || time.last_token >= grammar_.size())
            continue;
        if (in_dateline(time)) continue;
        if (describes_thing(time)) continue;
        const TokenIndex root = root_of(time);
        Index owner = place_event(time);
        if (owner == none) owner = owner_.above(root);
        if (owner != none) owner = reported_before(owner, root);
        if (owner == none && context_.caption(root)) {
            // A caption's date is its picture's.
            for (TokenIndex w = grammar_.sentence_begin(root);
                 w < grammar_.sentence_end(root) && owner == none; ++w) {
                owner = owner_.at(w);
            }
        }
        if (owner != none && counts_from(time) && !goes_on(owner)) continue;
        if (owner != none && of_later_clause(owner, root)) continue;
        if (owner != none &&
            grammar_.sentence_begin(triggers_[owner].token) == grammar_.sentence_begin(root)) {
            out_[owner].times.push_back(t);
        }
    }
}

// 'The talks lasted five hours and will resume on Saturday': the day of what is to come with them is not that
// of the talks that were held.
bool Dating::of_later_clause(Index owner, TokenIndex time) const {
    const TokenIndex verb = grammar_.governing_verb(time);
    if (verb == no_token || statuses_[owner].tense != Direction::past) return false;
    const Trigger& told = triggers_[owner];
    if (verb == told.token || verb == told.support || owner_.at(verb) == owner) return false;
    const VerbGroup group = grammar_.verb_group(verb);
    return group.tense == Tense::modal && !group.perfect && !grammar_.within(told.token, verb);
}

// 'bought an 18th-century painting', 'the party's 2012 platform': the age of a thing dates nothing that is
// done with it. Years and longer alone: 'said at a Monday briefing' is said on Monday.
bool Dating::describes_thing(const TimeExpression& time) const {
    const auto& told = time.rule.absolute;
    if (!told || (told->granularity != Granularity::year && told->granularity != Granularity::decade &&
                  told->granularity != Granularity::century)) {
        return false;
    }
    const TokenIndex root = root_of(time);
    const std::string_view dep = grammar_[root].dep;
    if (dep != "amod" && dep != "nmod" && dep != "nummod" && dep != "compound") return false;
    const TokenIndex thing = grammar_.head(root);
    if (thing == no_token || thing <= time.last_token) return false;
    return (grammar_[thing].pos == "NOUN" || grammar_[thing].pos == "PROPN") && owner_.at(thing) == none;
}

// 'the first visit since 2020' was not then; 'has fought since May' was.
bool Dating::counts_from(const TimeExpression& time) const {
    const TokenIndex first = time.first_token;
    return grammar_[first].norm == "since" ||
           (first > grammar_.sentence_begin(first) && grammar_[first - 1].norm == "since");
}

bool Dating::goes_on(Index trigger) const {
    const TokenIndex verb = triggers_[trigger].clause_verb();
    return verb != no_token &&
           (statuses_[trigger].status == EventStatus::ongoing || grammar_.verb_group(verb).perfect);
}

// One date, or several that are coordinated ('in 2019 and 2023'); a time of day gives way to a day.
void Dating::choose(Index trigger) {
    std::vector<Index>& times = out_[trigger].times;
    if (times.empty()) return;
    const auto& all = context_.mentions.times;
    const bool any_date = std::ranges::any_of(times, [&](Index t) { return all[t].type == TimexType::date; });
    if (any_date) std::erase_if(times, [&](Index t) { return all[t].type == TimexType::time; });
    if (times.size() > 1) {
        const TokenIndex at = triggers_[trigger].token;
        const auto distance = [&](Index t) {
            return all[t].first_token > at ? all[t].first_token - at : at - all[t].last_token;
        };
        const Index nearest = *std::ranges::min_element(times, {}, distance);
        // Coordinated with the nearest, directly or through another.
        std::vector<Index> kept = {nearest};
        for (bool grown = true; grown && kept.size() < times.size();) {
            grown = false;
            for (const Index t : times) {
                if (std::ranges::find(kept, t) != kept.end()) continue;
                const TokenIndex root = root_of(all[t]);
                const bool joined = std::ranges::any_of(kept, [&](Index k) {
                    const TokenIndex other = root_of(all[k]);
                    return (grammar_[root].dep == "conj" && grammar_.head(root) == other) ||
                           (grammar_[other].dep == "conj" && grammar_.head(other) == root);
                });
                if (joined) {
                    kept.push_back(t);
                    grown = true;
                }
            }
        }
        std::ranges::sort(kept);
        times = std::move(kept);
    }
    out_[trigger].basis = TimeBasis::told;
    out_[trigger].why = "told in its own clause";
}

bool Dating::take_from(Index trigger, Index source, std::string_view why) {
    if (source == none || source == trigger || out_[source].times.empty()) return false;
    out_[trigger].times = out_[source].times;
    out_[trigger].basis = TimeBasis::inherited;
    out_[trigger].why = fmt::format("{} ('{}')", why, context_.text(triggers_[source].token));
    return true;
}

// The saying that reports the trigger and has a time: by the attributions, else by the parse.
Index Dating::covering_saying(Index trigger) const {
    // Cues are in order and a content lies near its cue.
    constexpr std::uint32_t reach = 4096;  // bytes
    const Span span = grammar_[triggers_[trigger].token].span;
    const auto& told = context_.mentions.attributions;
    const auto near = std::ranges::partition_point(
        told, [&](const Attribution& a) { return a.cue.end + reach < span.begin; });
    for (auto a = near; a != told.end() && a->cue.begin <= span.end + reach; ++a) {
        if (!a->content.contains(span) || a->cue_token >= grammar_.size()) continue;
        if (const Index saying = owner_.at(a->cue_token); saying != none && saying != trigger) return saying;
    }
    TokenIndex up = triggers_[trigger].token;
    // 'He met the king, the agency said Wednesday': the model may join the saying to what it reports.
    for (const TokenIndex c : grammar_.children(up)) {
        if (grammar_[c].dep != "conj" || grammar_.has_child(c, "ccomp")) continue;
        const Index saying = owner_.at(c);
        if (saying != none && triggers_[saying].row->saying == Saying::weak && !grammar_.has_child(up, "cc"))
            return saying;
    }
    if (grammar_[up].dep == "ccomp") {
        const Index saying = owner_.at(grammar_.head(up));
        if (saying != none && triggers_[saying].row->saying != Saying::no) return saying;
    }
    return none;
}

bool Dating::inherit(Index n) {
    const Trigger& trigger = triggers_[n];
    const TokenIndex verb = trigger.clause_verb();
    // 'met her during a visit in February'
    for (const TokenIndex c : grammar_.children(verb == no_token ? trigger.token : verb)) {
        const Token& t = grammar_[c];
        if (t.dep != "prep" || (t.norm != "during" && t.norm != "in" && t.norm != "on" && t.norm != "at"))
            continue;
        const TokenIndex object = grammar_.child(c, "pobj");
        if (object != no_token && take_from(n, owner_.at(object), "took place during an event that is dated"))
            return true;
    }
    if (verb == no_token) {
        // 'flew there on Monday for talks'; any other bare noun dates by nothing but its own words.
        const TokenIndex preposition =
            grammar_[trigger.token].dep == "pobj" ? grammar_.head(trigger.token) : no_token;
        if (preposition != no_token && grammar_[preposition].norm == "for" &&
            grammar_.head(preposition) != no_token) {
            const Index above = owner_.at(grammar_.head(preposition));
            return above != none && triggers_[above].row->type == "TRAVEL" &&
                   take_from(n, above, "told with the governing event, which is dated");
        }
        return false;
    }
    const std::string_view dep = grammar_[verb].dep;
    const TokenIndex head = grammar_.head(verb);
    if (head != no_token) {
        const Index above = owner_.at(head);
        const bool together = dep == "conj" && grammar_.is_verb(head) && !grammar_.subject(verb).own &&
                              above != none && negated(above) == negated(n);
        if (together && take_from(n, above, "told together with a dated event")) return true;
        const VerbGroup group = grammar_.verb_group(verb);
        const bool bare = group.tense == Tense::infinitive || group.tense == Tense::participle;
        // 'arrived on Monday to meet her'; but 'agreed on Monday to meet her' leaves open when.
        const bool goes_there = above != none && (triggers_[above].row->type == "TRAVEL" ||
                                                  triggers_[above].row->type == "CONSULT");
        const bool with_it = group.tense == Tense::participle || goes_there;
        if ((dep == "advcl" || dep == "xcomp") && bare && with_it && grammar_.is_verb(head) &&
            above != none && triggers_[above].row->saying == Saying::no &&
            take_from(n, above, "told with the governing event, which is dated")) {
            return true;
        }
        const TokenIndex top = grammar_.clause_top(verb);
        const TokenIndex antecedent = grammar_[top].dep == "relcl" ? grammar_.head(top) : no_token;
        if (antecedent != no_token) {
            bool where = false;
            for (const TokenIndex c : grammar_.children(top)) where = where || grammar_[c].tag == "WRB";
            // 'in March, when he praised': the relative clause's own antecedent is the time.
            if (where && context_.index.time_over(antecedent) != none) {
                out_[n].times = {context_.index.time_over(antecedent)};
                out_[n].basis = TimeBasis::told;
                out_[n].why = "the time that its relative clause refers to";
                return true;
            }
            if (where &&
                take_from(n, owner_.above(antecedent), "told with the governing event, which is dated"))
                return true;
        }
    }
    for (const TokenIndex c : grammar_.children(verb)) {
        // 'arrived and met the king on Monday'
        if (grammar_[c].dep == "conj" && grammar_.is_verb(c) && owner_.at(c) != none &&
            triggers_[owner_.at(c)].row->saying == Saying::no && !grammar_.subject(c).own &&
            take_from(n, owner_.at(c), "told together with a dated event")) {
            return true;
        }
    }
    const bool simple_past = grammar_[verb].tag == "VBD" || (grammar_.verb_group(verb).tense == Tense::past &&
                                                             !grammar_.verb_group(verb).perfect);
    if (simple_past && !grammar_.verb_group(verb).past_perfect && dep != "relcl" && dep != "advcl") {
        return take_from(n, covering_saying(n), "only the report of it is dated");
    }
    return false;
}

std::vector<TimeReading> Dating::read() {
    out_.resize(triggers_.size());
    own_times();
    for (Index n = 0; n < triggers_.size(); ++n) choose(n);
    for (Index n = 0; n < triggers_.size(); ++n) {
        if (out_[n].times.empty()) inherit(n);
    }
    for (auto& [n, distance] : time_distances(context_, triggers_, owner_)) out_[n].distance = distance;
    for (Index n = 0; n < triggers_.size(); ++n) {
        TimeReading& reading = out_[n];
        if (!reading.times.empty()) continue;
        const Direction tense = statuses_[n].tense;
        if (tense == Direction::unknown) {
            reading.why = "neither a time nor a tense tells when";
            continue;
        }
        reading.basis = TimeBasis::tense;
        reading.why = tense == Direction::past
                          ? "no time is told; by its tense it lies before the report's day or on it"
                      : tense == Direction::future
                          ? "no time is told; by its tense it lies after the report's day or on it"
                          : "no time is told; by its tense it was going on when the report was written";
    }
    return std::move(out_);
}

}  // namespace

std::vector<TimeReading> event_times(const EventContext& context, const std::vector<Trigger>& triggers,
                                     const std::vector<StatusReading>& statuses,
                                     const std::vector<bool>& counted) {
    return Dating(context, triggers, statuses, counted).read();
}

bool beyond_the_week(const TimeExpression& time) {
    const TimeRule& rule = time.rule;
    switch (rule.kind) {
        case RuleKind::absolute: return true;
        case RuleKind::offset: return rule.unit != Granularity::day && rule.count != 0;
        case RuleKind::month:
        case RuleKind::season: return true;
        case RuleKind::weekday:
        case RuleKind::weekend: return rule.count < 0;
        case RuleKind::elapsed: return false;
        default: return false;
    }
}

}  // namespace dateline
