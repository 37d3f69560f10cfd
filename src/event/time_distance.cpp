// Length, 'after' or 'before', event: the clause that the 'after' hangs under gives the time to count from.
// Held by tests/cases/event/times.txt and tests/cases/dating.
#include "event/time_distance.hpp"

#include <algorithm>

namespace dateline {

namespace {

// From the 'after' to the word that names the event, where the parse has lost it.
constexpr TokenIndex farthest_event = 12;

// Where a told length lies from the time of its clause: a quake 'two days after' which he flew lies before
// it.
int side_of(std::string_view word) {
    if (word == "after" || word == "since" || word == "following") return -1;
    return word == "before" ? 1 : 0;
}

bool is_length(const TimeExpression& time) {
    const TimeRule& rule = time.rule;
    return rule.kind == RuleKind::duration && rule.count > 0 && rule.count_high == 0 && !rule.vague_count &&
           rule.clock_unit == ClockUnit::none && rule.bound != Bound::less_than &&
           rule.bound != Bound::more_than;
}

// A day to count from: not a stretch that is open at one end.
bool is_day(const TimeExpression& time) {
    const bool kind = time.rule.kind == RuleKind::weekday || time.rule.kind == RuleKind::month ||
                      time.rule.kind == RuleKind::offset || time.rule.kind == RuleKind::absolute;
    return kind && !time.rule.before && !time.rule.after && time.type != TimexType::set;
}

class Distances {
public:
    Distances(const EventContext& context, const std::vector<Trigger>& triggers, const TriggerOwner& owner)
        : context_(context), grammar_(context.grammar), triggers_(triggers), owner_(owner) {}

    std::optional<std::pair<Index, TimeDistance>> read(const TimeExpression& length) const {
        const TokenIndex word = length.last_token + 1;
        if (!is_length(length) || word >= grammar_.sentence_end(length.last_token)) return std::nullopt;
        const int side = side_of(grammar_[word].norm);
        const Index event = side == 0 ? none : event_behind(word);
        if (event == none) return std::nullopt;
        TimeDistance distance;
        distance.count = side * length.rule.count;
        distance.unit = length.rule.unit;
        distance.about = length.rule.approximate || length.rule.bound == Bound::about;
        distance.words = {length.span.begin, grammar_[word].span.end};
        const TokenIndex clause = clause_over(word);
        if (clause != no_token) distance.from = time_of(clause, event, length);
        const bool of_now = clause == no_token ? nothing_past(event) : told_of_now(clause);
        if (distance.from == none && !of_now) return std::nullopt;
        return std::pair{event, distance};
    }

private:
    // The event that the word introduces as a clause ('after it struck') or a noun ('after the vote').
    Index event_behind(TokenIndex word) const {
        if (grammar_[word].dep == "mark") {
            if (const TokenIndex verb = grammar_.head(word); verb != no_token && owner_.at(verb) != none)
                return owner_.at(verb);
        }
        for (const TokenIndex c : grammar_.children(word)) {
            if (owner_.at(c) != none && c > word) return owner_.at(c);
        }
        const TokenIndex end = std::min(grammar_.sentence_end(word), word + farthest_event);
        for (TokenIndex t = word + 1; t < end; ++t) {
            if (owner_.at(t) != none) return owner_.at(t);
            if (grammar_[t].pos == "PUNCT") break;
        }
        return none;
    }

    // The verb whose clause says when the length had gone by.
    TokenIndex clause_over(TokenIndex word) const {
        TokenIndex up = grammar_[word].dep == "mark" ? grammar_.head(word) : word;
        if (up == no_token) return no_token;
        for (int step = 0; step < max_climb; ++step) {
            up = grammar_.head(up);
            if (up == no_token || grammar_.is_verb(up)) return up;
        }
        return no_token;
    }

    Index time_of(TokenIndex clause, Index event, const TimeExpression& length) const {
        const auto& times = context_.mentions.times;
        const TokenIndex named = triggers_[event].token;
        Index found = none;
        TokenIndex nearest = no_token;
        for (Index t = 0; t < times.size(); ++t) {
            const TimeExpression& time = times[t];
            if (&time == &length || !is_day(time) || time.last_token >= grammar_.size()) continue;
            const TokenIndex at = time.first_token;
            const bool here = grammar_.sentence_begin(at) == grammar_.sentence_begin(clause) &&
                              grammar_.within(at, clause) && !grammar_.within(at, named);
            if (!here || grammar_.governing_verb(at) != clause) continue;
            const TokenIndex away =
                at < length.first_token ? length.first_token - at : at - length.first_token;
            if (away < nearest) {
                nearest = away;
                found = t;
            }
        }
        return found;
    }

    bool told_of_now(TokenIndex clause) const {
        const VerbGroup group = grammar_.verb_group(clause);
        return group.tense == Tense::present && !group.past_perfect;
    }

    // A sentence in which the model finds no verb over the length: whether none but the event's is past.
    bool nothing_past(Index event) const {
        const TokenIndex named = triggers_[event].token;
        for (TokenIndex t = grammar_.sentence_begin(named); t < grammar_.sentence_end(named); ++t) {
            if (grammar_[t].tag == "VBD" && !grammar_.within(t, named)) return false;
        }
        return true;
    }

    const EventContext& context_;
    const Grammar& grammar_;
    const std::vector<Trigger>& triggers_;
    const TriggerOwner& owner_;
};

}  // namespace

std::vector<std::pair<Index, TimeDistance>> time_distances(const EventContext& context,
                                                           const std::vector<Trigger>& triggers,
                                                           const TriggerOwner& owner) {
    const Distances distances(context, triggers, owner);
    std::vector<std::pair<Index, TimeDistance>> found;
    for (const TimeExpression& time : context.mentions.times) {
        if (time.first_token >= context.grammar.size() || time.last_token + 1 >= context.grammar.size())
            continue;
        if (auto one = distances.read(time)) found.push_back(std::move(*one));
    }
    return found;
}

}  // namespace dateline
