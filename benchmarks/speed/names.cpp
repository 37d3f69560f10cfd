// bench_names PERSONS...: how well and how fast persons' names are compared.
// A line of PERSONS: group, country (or -), the spellings of one person with '|' between, tab separated; all
// spellings of a group are compared with one another (tests/cases/names/persons.txt has the form). A pair
// belongs to the half by the CRC32 of its first name; namesakes spelt alike cannot be told apart and do not
// count.
#include <array>
#include <chrono>
#include <cstdint>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "link/name_match.hpp"

namespace {

using namespace dateline;

struct Spelling {
    std::string text;
    std::string country;
    std::size_t person = 0;
};

std::uint32_t crc32(std::string_view text) {
    std::uint32_t sum = ~std::uint32_t{0};
    for (const char c : text) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) sum = (sum & 1U) != 0 ? 0xEDB88320U ^ (sum >> 1U) : sum >> 1U;
    }
    return ~sum;
}

void read(const char* path, std::map<std::string, std::vector<Spelling>>& groups, std::size_t& persons) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const std::size_t first = line.find('\t');
        const std::size_t second = line.find('\t', first + 1);
        if (line.empty() || line.front() == '#' || second == std::string::npos) continue;
        std::string country = line.substr(first + 1, second - first - 1);
        if (country == "-") country.clear();
        ++persons;
        for (std::size_t at = second + 1; at <= line.size();) {
            const std::size_t bar = std::min(line.find('|', at), line.size());
            groups[line.substr(0, first)].push_back({line.substr(at, bar - at), country, persons});
            at = bar + 1;
        }
    }
}

struct Counts {
    std::size_t same = 0;
    std::size_t found = 0;
    std::size_t other = 0;
    std::size_t wrong = 0;
};

double micro(std::chrono::steady_clock::duration time, std::size_t of) {
    return std::chrono::duration<double, std::micro>(time).count() /
           static_cast<double>(std::max<std::size_t>(of, 1));
}

}  // namespace

int main(int argc, char** argv) {
    std::map<std::string, std::vector<Spelling>> groups;
    std::size_t persons = 0;
    for (int i = 1; i < argc; ++i) read(argv[i], groups, persons);
    name_traditions();
    std::array<Counts, 2> halves{};
    std::chrono::steady_clock::duration making{};
    std::chrono::steady_clock::duration comparing{};
    std::size_t made = 0;
    std::size_t compared = 0;
    using Clock = std::chrono::steady_clock;
    for (const auto& [group, spellings] : groups) {
        std::vector<PersonName> names;
        const auto start = Clock::now();
        for (const Spelling& spelling : spellings) names.emplace_back(spelling.text, spelling.country);
        const auto ready = Clock::now();
        for (std::size_t i = 0; i < names.size(); ++i) {
            Counts& half = halves[crc32(spellings[i].text) & 1U];
            for (std::size_t j = i + 1; j < names.size(); ++j) {
                const bool is_same = compare_names(names[i], names[j]).relation == NameRelation::same;
                ++compared;
                if (spellings[i].person == spellings[j].person) {
                    ++half.same;
                    half.found += is_same;
                } else if (names[i].plain() != names[j].plain()) {
                    ++half.other;
                    half.wrong += is_same;
                }
            }
        }
        making += ready - start;
        comparing += Clock::now() - ready;
        made += names.size();
    }
    for (const std::size_t half : {std::size_t{0}, std::size_t{1}}) {
        const Counts& c = halves[half];
        const auto ratio = [](std::size_t part, std::size_t whole) {
            return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
        };
        fmt::print("{} half: {} same pairs, {} others; precision {:.4f}, recall {:.4f}\n",
                   half == 0 ? "even" : "odd", c.same, c.other, ratio(c.found, c.found + c.wrong),
                   ratio(c.found, c.same));
    }
    fmt::print("{} names of {} persons: {:.1f} us to read one, {:.3f} us to compare two\n", made, persons,
               micro(making, made), micro(comparing, compared));
    return 0;
}
