#include "link/person_name.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/utf8.hpp"
#include "link/name_vocabulary.hpp"

namespace dateline {
namespace {

constexpr std::size_t max_given_syllables = 4;

std::string key_letters(const NameTradition& of, std::span<const Sounds> sounds) {
    std::string key;
    for (const Sounds set : sounds) {
        if (const char letter = of.key_letter(set)) key += letter;
    }
    return key;
}

// Forms of given names with their sounds, made once: which of them a word is.
class FormIndex {
public:
    static const FormIndex& instance() {
        static const FormIndex index;
        return index;
    }

    // Sets the forms of the part: those that list the word as it is written, else those that sound so.
    void set(std::size_t tradition, std::span<const Sounds> word, std::string_view plain,
             NamePart& part) const {
        if (tradition >= forms_.size()) return;
        const auto range = forms_[tradition].equal_range(key_letters(name_traditions()[tradition], word));
        for (const bool as_written : {true, false}) {
            std::size_t count = 0;
            for (auto at = range.first; at != range.second && count < part.forms.size(); ++at) {
                const Form& form = at->second;
                if (count > 0 && part.forms[count - 1] == form.group) continue;
                const bool is = as_written ? form.spelling == plain : sounds_meet(form.sounds, word);
                if (is) part.forms[count++] = form.group;
            }
            part.form_is_told = as_written && count > 0;
            if (count > 0) return;
        }
    }

private:
    struct Form {
        std::uint16_t group = 0;
        std::string spelling;
        std::vector<Sounds> sounds;
    };

    FormIndex() {
        const auto& traditions = name_traditions();
        forms_.resize(traditions.size());
        const auto& groups = NameVocabulary::instance().forms();
        for (std::size_t group = 0; group < groups.size(); ++group) {
            for (std::size_t t = 0; t < traditions.size(); ++t) {
                if (traditions[t].name != groups[group].tradition) continue;
                for (const std::string& spelling : groups[group].forms) {
                    Form form;
                    form.group = static_cast<std::uint16_t>(group + 1);
                    form.spelling = spelling;
                    if (!traditions[t].sound_out(name_letters(spelling), 0, form.sounds)) continue;
                    std::string key = key_letters(traditions[t], form.sounds);
                    forms_[t].emplace(std::move(key), std::move(form));
                }
            }
        }
    }

    std::vector<std::multimap<std::string, Form>> forms_;  // by tradition, then by key letters
};

bool reads(const NameTradition& tradition, const std::vector<NameWord>& words) {
    return std::all_of(words.begin(), words.end(), [&](const NameWord& word) {
        const auto& scripts = tradition.scripts;
        return std::find(scripts.begin(), scripts.end(), word.script) != scripts.end();
    });
}

bool has_sign(const NameTradition& tradition, const std::vector<NameWord>& words) {
    const NameVocabulary& known = NameVocabulary::instance();
    return std::any_of(words.begin(), words.end(), [&](const NameWord& word) {
        if (known.has(NameWordKind::sign, tradition.name, word.plain)) return true;
        if (known.ends(NameWordKind::sign_end, tradition.name, word.plain)) return true;
        return word.script != NameScript::latin && word.script != NameScript::han;
    });
}

NameFit fit_of(const NameTradition& tradition, std::string_view country, const std::vector<NameWord>& words) {
    if (tradition.at_home_in(country)) return NameFit::home;
    // A Sergey abroad is still one; a Lee abroad may be of any people.
    const bool sign = tradition.build == NameBuild::words && has_sign(tradition, words);
    if (sign) return NameFit::home;
    return country.empty() ? NameFit::possible : NameFit::foreign;
}

std::u32string joined_syllables(std::span<const NameWord> words) {
    std::u32string all;
    for (const NameWord& word : words) {
        if (!all.empty()) all += U'-';
        all += word.letters;
    }
    return all;
}

bool is_leading_jamo(char32_t c) {
    return c >= 0x1100 && c <= 0x1112;
}

// The first `count` characters (Han) or syllables (Hangul) of the word; all of it where there are fewer.
std::size_t prefix_of(const NameWord& word, std::size_t count) {
    if (word.script == NameScript::han) return std::min(count, word.letters.size());
    std::size_t at = 0;
    for (std::size_t syllables = 0; at < word.letters.size(); ++at) {
        if (is_leading_jamo(word.letters[at]) && ++syllables > count) break;
    }
    return at;
}

}  // namespace

PersonName::PersonName(std::string_view name, std::string_view country) : country_(country) {
    const NameWords split = split_name(name);
    words_ = split.words.size();
    for (const NameWord& word : split.words) {
        if (!plain_.empty()) plain_ += ' ';
        plain_ += word.plain;
    }
    for (const std::string& word : split.dropped) {
        if (NameVocabulary::instance().has(NameWordKind::suffix, "", word)) suffix_ = word;
    }
    if (split.words.empty()) return;
    const auto& traditions = name_traditions();
    for (std::size_t t = 0; t < traditions.size(); ++t) {
        if (!reads(traditions[t], split.words)) continue;
        const NameFit fit = fit_of(traditions[t], country, split.words);
        if (fit == NameFit::foreign) continue;
        if (traditions[t].build == NameBuild::syllables) {
            read_syllables(static_cast<std::uint8_t>(t), fit, split.words);
        } else {
            read_words(static_cast<std::uint8_t>(t), fit, split.words);
        }
    }
}

bool PersonName::is_full() const {
    return words_ >= 2 || std::any_of(readings_.begin(), readings_.end(), [](const NameReading& reading) {
               return name_traditions()[reading.tradition].build == NameBuild::syllables;
           });
}

std::span<const Sounds> PersonName::sounds(const NameReading& reading) const {
    if (reading.parts.empty()) return {};
    const std::size_t begin = reading.parts.front().begin;
    const std::size_t end = std::size_t{reading.parts.back().begin} + reading.parts.back().size;
    return std::span(sounds_).subspan(begin, end - begin);
}

void PersonName::read_words(std::uint8_t tradition, NameFit fit, const std::vector<NameWord>& words) {
    const NameTradition& of = name_traditions()[tradition];
    const NameVocabulary& known = NameVocabulary::instance();
    for (std::size_t system = 0; system < of.systems.size(); ++system) {
        NameReading reading;
        reading.tradition = tradition;
        reading.system = static_cast<std::uint8_t>(system);
        reading.fit = of.reading_is_sign && words.size() > 1 && country_.empty() ? NameFit::home : fit;
        const std::size_t before = sounds_.size();
        bool read = true;
        bool after_servant = false;
        std::vector<std::string_view> plain;
        for (std::size_t i = 0; i < words.size() && read; ++i) {
            const NameWord& word = words[i];
            const bool particle =
                i + 1 < words.size() && known.has(NameWordKind::particle, of.name, word.plain);
            if (after_servant && particle) continue;
            NamePart part;
            part.begin = static_cast<std::uint16_t>(sounds_.size());
            read = of.sound_out(word.letters, system, sounds_);
            part.size = static_cast<std::uint16_t>(sounds_.size() - part.begin);
            part.initial = word.initial;
            part.particle = particle;
            part.vowels_unwritten = word.script == NameScript::arabic || word.script == NameScript::hebrew;
            part.patronymic = i > 0 && known.ends(NameWordKind::patronymic, of.name, word.plain);
            if (after_servant) {
                reading.parts.back().size = static_cast<std::uint16_t>(reading.parts.back().size + part.size);
            } else if (part.size > 0) {
                reading.parts.push_back(part);
                plain.push_back(word.plain);
            }
            after_servant = i + 1 < words.size() && !reading.parts.empty() &&
                            known.has(NameWordKind::servant, of.name, word.plain);
        }
        if (!read || reading.parts.empty()) {
            sounds_.resize(before);
            continue;
        }
        for (std::size_t i = 0; i < reading.parts.size(); ++i) {
            NamePart& part = reading.parts[i];
            if (!part.initial && !part.particle)
                FormIndex::instance().set(tradition, sounds(part), plain[i], part);
        }
        readings_.push_back(std::move(reading));
    }
}

void PersonName::add_syllables(std::uint8_t tradition, NameFit fit, std::u32string_view family,
                               std::u32string_view given) {
    const NameTradition& of = name_traditions()[tradition];
    const auto hyphens = static_cast<std::size_t>(std::count(given.begin(), given.end(), U'-'));
    if (given.empty() || hyphens >= max_given_syllables) return;
    for (std::size_t system = 0; system < of.systems.size(); ++system) {
        const auto& not_in = of.systems[system].not_in;
        if (std::find(not_in.begin(), not_in.end(), country_) != not_in.end()) continue;
        const Families families = of.families_of(family, system);
        if (families == Families{}) continue;
        NameReading reading;
        reading.tradition = tradition;
        reading.system = static_cast<std::uint8_t>(system);
        reading.fit = country_.empty() ? NameFit::home : fit;
        reading.families = families;
        NamePart part;
        part.begin = static_cast<std::uint16_t>(sounds_.size());
        if (!of.sound_out(given, system, sounds_)) continue;
        part.size = static_cast<std::uint16_t>(sounds_.size() - part.begin);
        reading.parts.push_back(part);
        readings_.push_back(std::move(reading));
    }
}

void PersonName::read_syllables(std::uint8_t tradition, NameFit fit, const std::vector<NameWord>& words) {
    const NameWord& first = words.front();
    const bool own_script = first.script == NameScript::hangul || first.script == NameScript::han;
    if (!own_script) {
        if (words.size() < 2) return;
        const std::span all(words);
        const std::size_t before = readings_.size();
        add_syllables(tradition, fit, first.letters, joined_syllables(all.subspan(1)));
        const bool family_first = readings_.size() > before;
        if (family_first && words.size() > 2 && !words[1].joined) return;
        if (words.back().joined) return;
        add_syllables(tradition, fit, words.back().letters, joined_syllables(all.first(words.size() - 1)));
        return;
    }
    std::u32string whole;
    for (const NameWord& word : words) whole += word.letters;
    NameWord one = first;
    one.letters = whole;
    for (const std::size_t size : {std::size_t{2}, std::size_t{1}}) {
        const std::size_t end = prefix_of(one, size);
        const std::u32string_view family = std::u32string_view(whole).substr(0, end);
        std::u32string given = whole.substr(end);
        const std::size_t before = readings_.size();
        if (first.script == NameScript::han) {
            std::u32string spelt;
            for (const std::u32string& syllable : pinyin_of(given)) {
                if (!spelt.empty()) spelt += U'-';
                spelt += syllable;
            }
            given = std::move(spelt);
        }
        add_syllables(tradition, fit, family, given);
        if (readings_.size() > before) return;
    }
}

// Keys: the letters of the sounds in their order, with and without the words that may be left out, and
// sorted by word where a tradition turns names; each given name also as the set of forms it belongs to.
std::vector<std::string> PersonName::keys() const {
    constexpr std::size_t max_formed = 3;  // words of which the forms are tried: 2^3 keys
    std::vector<std::string> keys;
    const auto letters = [&](const NameTradition& of, const NamePart& part) {
        return key_letters(of, sounds(part));
    };
    if (words_ >= 2) keys.push_back("=" + plain_);
    for (const NameReading& reading : readings_) {
        const NameTradition& of = name_traditions()[reading.tradition];
        if (of.build == NameBuild::syllables) {
            const std::string given = letters(of, reading.parts.front());
            for (const std::string_view family : of.family_names(reading.families))
                keys.push_back(fmt::format("{}:{} {}", of.name, family, given));
            continue;
        }
        if (words_ < 2) continue;
        std::string whole;
        for (const NamePart& part : reading.parts) whole += letters(of, part);
        keys.push_back(fmt::format("{}:{}", of.name, whole));
        std::vector<const NamePart*> told;
        std::vector<std::size_t> formed;
        for (const NamePart& part : reading.parts) {
            if (part.particle || part.patronymic) continue;
            if (part.forms[0] != 0 && formed.size() < max_formed) formed.push_back(told.size());
            told.push_back(&part);
        }
        for (std::size_t choice = 0; choice < std::size_t{1} << formed.size(); ++choice) {
            std::vector<std::vector<std::string>> words(1);
            for (std::size_t i = 0; i < told.size(); ++i) {
                const auto at = std::find(formed.begin(), formed.end(), i);
                const bool as_form = at != formed.end() && (choice >> (at - formed.begin()) & 1U) != 0;
                if (!as_form) {
                    const std::string spelt = letters(of, *told[i]);
                    for (auto& some : words) some.push_back(spelt);
                    continue;
                }
                const std::size_t so_far = words.size();
                if (told[i]->forms[1] != 0) words.insert(words.end(), words.begin(), words.end());
                for (std::size_t w = 0; w < words.size(); ++w)
                    words[w].push_back(fmt::format("#{}", told[i]->forms[w < so_far ? 0 : 1]));
            }
            for (auto& some : words) {
                if (of.order == NameOrder::either) std::sort(some.begin(), some.end());
                keys.push_back(fmt::format("{}:{}", of.name, fmt::join(some, "")));
            }
        }
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

}  // namespace dateline
