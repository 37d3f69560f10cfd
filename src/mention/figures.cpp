#include "mention/figures.hpp"

#include <algorithm>

#include "mention/attribution.hpp"
#include "mention/number_words.hpp"

namespace dateline {

namespace {

constexpr std::uint32_t most_words_before = 4;   // "no more than", "an estimated"
constexpr std::uint32_t most_words_to_noun = 6;  // "600 well-armed Chadian soldiers"
constexpr double first_year = 1800;
constexpr double last_year = 2200;

class Finder {
public:
    Finder(const Context& ctx, const Mentions& mentions)
        : ctx_(ctx), mentions_(mentions), timed_(ctx.size(), false) {
        for (const TimeExpression& time : mentions.times)
            if (time.first_token != none && time.last_token < ctx.size())
                for (std::uint32_t i = time.first_token; i <= time.last_token; ++i) timed_[i] = true;
    }

    std::vector<Figure> run() {
        std::vector<Figure> out;
        for (std::uint32_t i = 0; i < ctx_.size(); ++i) {
            const bool digit = ctx_.text(i).front() >= '0' && ctx_.text(i).front() <= '9';
            const bool may_begin = digit || ctx_.tag(i) == "CD" || ctx_.tokens[i].pos == "NUM" ||
                                   ctx_.is(i, "NNS") || ctx_.low(i) == "a" || ctx_.low(i) == "half" ||
                                   ctx_.low(i) == "one" || ctx_.low(i) == "two" || ctx_.low(i) == "between" ||
                                   ctx_.low(i) == "tens" || ctx_.low(i) == "hundreds" || ctx_.tag(i) == "$";
            if (!may_begin || timed_[i]) continue;
            std::uint32_t end = i;
            auto figure = at(i, end);
            if (!figure) continue;
            figure->attributed_to = sources_of(mentions_, figure->span);
            out.push_back(std::move(*figure));
            i = std::max(i, end);
        }
        return out;
    }

private:
    const Context& ctx_;
    const Mentions& mentions_;
    std::vector<bool> timed_;

    struct Blur {
        bool about = false;
        bool at_least = false;
        bool at_most = false;
        std::uint32_t first = 0;
    };

    const FigureTerm* term(std::uint32_t i) const {
        const FigureTerm* found = ctx_.words.figures.find_key(ctx_.key(i));
        return found ? found : ctx_.words.figures.find_key(ctx_.lemma_key(i));
    }
    bool is_term(std::uint32_t i, FigureWord kind) const {
        const FigureTerm* found = term(i);
        return found && found->kind == kind;
    }

    // What stands before the number and blurs it, the longest first.
    Blur blur_before(std::uint32_t first) const {
        Blur out;
        out.first = first;
        for (std::uint32_t words = most_words_before; words > 0; --words) {
            if (first < words || !ctx_.same_sentence(first - words, first)) continue;
            const std::uint32_t begin = first - words;
            const auto hit = figure_term(ctx_, begin, Compare::text);
            if (!hit.value || hit.last + 1 != first) continue;
            switch (hit.value->kind) {
                case FigureWord::about: out.about = true; break;
                case FigureWord::at_least: out.at_least = true; break;
                case FigureWord::at_most: out.at_most = true; break;
                default: continue;
            }
            out.first = begin;
            return out;
        }
        return out;
    }

    std::optional<Figure> at(std::uint32_t begin, std::uint32_t& end) const {
        Figure out;
        std::uint32_t first = begin;
        std::string unit;
        if (is_term(begin, FigureWord::currency)) {
            unit = term(begin)->unit;
            if (++first >= ctx_.size()) return std::nullopt;
        }
        const bool between = ctx_.low(begin) == "between";
        if (between && ++first >= ctx_.size()) return std::nullopt;
        auto number = number_at(ctx_, first);
        if (!number || !ctx_.same_sentence(begin, number->last)) return std::nullopt;
        if (begin > 0 && unit.empty() && ctx_.same_sentence(begin - 1, begin) &&
            is_term(begin - 1, FigureWord::currency))
            return std::nullopt;
        std::uint32_t last = number->last;
        double high = number->high;
        const bool range = take_range(between, last, high);
        if (between && !range) return std::nullopt;
        const Blur blur = blur_before(begin);
        if (unit.empty() && begin > 0 && ctx_.lemma(begin - 1) == "magnitude") unit = "magnitude";
        if (hyphen_adjective(last)) return std::nullopt;
        // "1950-53", "2019": a year. "34-year-old", "13th": no count.
        const bool plain = number->digits && unit.empty() && !range;
        if (rank_or_age(first, last)) return std::nullopt;
        std::uint32_t head = last;
        std::string counts;
        if (!take_noun(last, head, unit, counts)) {
            if (unit.empty()) return std::nullopt;
            counts = "";
        }
        if (plain && number->low >= first_year && number->low <= last_year &&
            ctx_.text(first).find(',') == std::string_view::npos && unit.empty() && head == last)
            return std::nullopt;
        if (is_term(head, FigureWord::not_counted) || timed_[head]) return std::nullopt;
        if (the_two(begin, number->low, head)) return std::nullopt;
        if (number->fraction && unit.empty() && counts.empty()) return std::nullopt;
        end = std::max(last, head);
        out.span = ctx_.span(blur.first, std::max(last, head));
        out.head_token = head;
        out.low = number->low;
        out.high = high;
        out.approximate = blur.about || number->vague;
        if (blur.at_least || or_more(end)) out.high.reset();
        if (blur.at_most) out.low = 0;
        out.unit = unit;
        out.counts = counts;
        return out;
    }

    // "20 to 30", "20-30", "between 20 and 30".
    bool take_range(bool between, std::uint32_t& last, double& high) const {
        const std::uint32_t joint = last + 1;
        if (joint + 1 >= ctx_.size() || !ctx_.same_sentence(last, joint + 1)) return false;
        const std::string& word = ctx_.low(joint);
        const bool dash = word == "-" || word == "--";
        if (!(word == "to" || word == "or" || dash || (between && word == "and"))) return false;
        const std::uint32_t second =
            is_term(joint + 1, FigureWord::currency) && joint + 2 < ctx_.size() ? joint + 2 : joint + 1;
        const auto more = number_at(ctx_, second);
        if (!more || more->low <= high || timed_[second]) return false;
        high = more->high;
        last = more->last;
        return true;
    }

    bool or_more(std::uint32_t last) const {
        return last + 2 < ctx_.size() && ctx_.low(last + 1) == "or" && ctx_.low(last + 2) == "more";
    }

    // "a 146-page report" counts no pages of the story; "a 6.8-magnitude quake" measures it.
    bool hyphen_adjective(std::uint32_t last) const {
        const std::uint32_t hyphen = last + 1;
        if (hyphen + 1 >= ctx_.size() || ctx_.low(hyphen) != "-" || ctx_.tokens[last].space_after)
            return false;
        return !is_term(hyphen + 1, FigureWord::measure) && !is_term(hyphen + 1, FigureWord::money);
    }

    bool rank_or_age(std::uint32_t first, std::uint32_t last) const {
        const std::uint32_t next = last + 1;
        if (next + 1 < ctx_.size() && ctx_.low(next) == "-" && ctx_.low(next + 1).starts_with("year"))
            return true;
        if (next < ctx_.size() && ctx_.same_sentence(first, next) && ctx_.low(next) == "years" &&
            next + 1 < ctx_.size() && ctx_.low(next + 1) == "old")
            return true;
        if (first > 0 && ctx_.same_sentence(first - 1, first)) {
            const std::string& before = ctx_.low(first - 1);
            if (before == "aged" || before == "age" || before == "no." || before == "number" ||
                before == "#" || before == "-" || before == "/")
                return true;
            // "X, 34, said"
            const bool apart = before == "," && next < ctx_.size() && ctx_.low(next) == ",";
            if (apart && first >= 2 && ctx_.is(first - 2, "NNP")) return true;
        }
        return false;
    }

    // "the two leaders" counts nothing new.
    bool the_two(std::uint32_t begin, double value, std::uint32_t head) const {
        if (value > 2) return false;
        const bool definite = begin > 0 && ctx_.same_sentence(begin - 1, begin) &&
                              (ctx_.low(begin - 1) == "the" || ctx_.low(begin - 1) == "these");
        if (definite) return true;
        return value == 1 && !ctx_.words.groups.find_key(ctx_.lemma(head));
    }

    // The noun counted, or the participle that stands for it ("14 injured"), or a unit.
    bool take_noun(std::uint32_t number_last, std::uint32_t& head, std::string& unit,
                   std::string& counts) const {
        std::uint32_t i = number_last + 1;
        const auto in_sentence = [&](std::uint32_t t) {
            return t < ctx_.size() && ctx_.same_sentence(number_last, t);
        };
        if (in_sentence(i) && ctx_.low(i) == "more") ++i;
        if (in_sentence(i) && ctx_.low(i) == "of") {
            ++i;
            if (in_sentence(i) && (ctx_.low(i) == "the" || ctx_.low(i) == "its" || ctx_.low(i) == "their"))
                ++i;
        }
        if (in_sentence(i) && ctx_.low(i) == "-") ++i;
        if (in_sentence(i)) {
            const auto hit = figure_term(ctx_, i, Compare::lemma);
            if (hit.value &&
                (hit.value->kind == FigureWord::money || hit.value->kind == FigureWord::measure)) {
                unit = hit.value->unit;
                head = hit.last;
                const std::uint32_t of = hit.last + 1;
                if (in_sentence(of + 1) && ctx_.low(of) == "of" && unit == "%")
                    counts = noun_words(of + 1, head, most_words_to_noun);
                return true;
            }
            if (hit.value && hit.value->kind == FigureWord::outcome &&
                (ctx_.is(i, "JJ") || ctx_.is(i, "VBN") || ctx_.is(i, "VBD") || ctx_.is(i, "NN"))) {
                unit = "person";
                head = i;
                counts = "person " + hit.value->unit;
                return true;
            }
        }
        if (!unit.empty()) return true;
        std::string noun = in_sentence(i) ? noun_words(i, head, most_words_to_noun) : std::string();
        if (noun.empty()) {
            // "two were killed": the verb says of what kind.
            const std::uint32_t verb = ctx_.head(number_last);
            const auto dep = ctx_.dep(number_last);
            const bool subject = dep == "nsubj" || dep == "nsubjpass" || dep == "dobj";
            if (!subject || !is_term(verb, FigureWord::outcome)) return false;
            unit = "person";
            head = number_last;
            counts = "person " + term(verb)->unit;
            return true;
        }
        if (const GroupNoun* group = ctx_.words.groups.find_key(ctx_.lemma(head));
            group || ctx_.lemma(head) == "person" || ctx_.lemma(head) == "people")
            unit = "person";
        counts = noun + outcome_of(head, number_last);
        return true;
    }

    // The noun phrase from `i`: its lemmas without adjectives of size; `head` becomes its head.
    std::string noun_words(std::uint32_t i, std::uint32_t& head, std::uint32_t most) const {
        std::uint32_t noun = none;
        const std::uint32_t begin = i;
        for (; i < ctx_.size() && i - begin < most && ctx_.same_sentence(begin, i); ++i) {
            const bool inside = ctx_.is(i, "JJ") || ctx_.is(i, "NN") || ctx_.tag(i) == "HYPH" ||
                                ctx_.tag(i) == "VBN" || ctx_.tag(i) == "VBG" || ctx_.tag(i) == "CC" ||
                                ctx_.tag(i) == "RB" || ctx_.tag(i) == "POS";
            if (!inside) break;
            if (ctx_.is(i, "NN")) {
                noun = i;
                const bool modifier =
                    ctx_.head(i) > i && ctx_.head(i) - begin < most && ctx_.noun(ctx_.head(i));
                if (!modifier) break;
            }
        }
        if (noun == none || timed_[noun]) return {};
        std::string words;
        for (std::uint32_t k = begin; k <= noun; ++k) {
            if (k != noun && !(ctx_.is(k, "NN") && !ctx_.capital(k) && ctx_.dep(k) == "compound")) continue;
            if (!words.empty()) words += ' ';
            words += ctx_.lemma(k) == "people" ? "person" : ctx_.lemma(k);
        }
        head = noun;
        return words;
    }

    // " killed" where the counted are told to be killed.
    std::string outcome_of(std::uint32_t head, std::uint32_t number) const {
        std::uint32_t token = head;
        if (ctx_.dep(head) == "pobj" && ctx_.low(ctx_.head(head)) == "of") token = number;
        const auto dep = ctx_.dep(token);
        const std::uint32_t verb = ctx_.head(token);
        const auto name = [&](std::uint32_t t) {
            const FigureTerm* found = term(t);
            return found && found->kind == FigureWord::outcome ? " " + found->unit : std::string();
        };
        if (dep == "nsubjpass" || dep == "dobj") return name(verb);
        if (dep == "nsubj") {
            if (ctx_.lemma(verb) == "be") {
                for (const std::uint32_t child : ctx_.children(verb))
                    if (ctx_.dep(child) == "acomp") return name(child);
                return {};
            }
            const std::string& lemma = ctx_.lemma(verb);
            return lemma == "die" || lemma == "perish" || lemma == "drown" || lemma == "flee" ? name(verb)
                                                                                              : std::string();
        }
        for (const std::uint32_t child : ctx_.children(head))
            if (ctx_.dep(child) == "acl") return name(child);
        return {};
    }
};

}  // namespace

std::vector<Figure> find_figures(const Context& ctx, const Mentions& mentions) {
    return Finder(ctx, mentions).run();
}

}  // namespace dateline
