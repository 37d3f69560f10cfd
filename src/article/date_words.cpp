#include "article/date_words.hpp"

#include <charconv>
#include <fmt/format.h>

#include "base/data_file.hpp"
#include "base/utf8.hpp"

namespace dateline {

namespace {

constexpr std::string_view file = "article/date_words.tsv";

template <class Value>
bool add(std::map<std::string, Value, std::less<>>& table, const std::string& form, const Value& value) {
    const auto [place, fresh] = table.emplace(form, value);
    return fresh || place->second == value;
}

bool number_between(std::string_view text, unsigned least, unsigned most, unsigned& value) {
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc{} && end == text.data() + text.size() && value >= least && value <= most;
}

// False where the row's kind, value or form does not fit.
bool add_form(DateWords& words, std::string_view kind, std::string_view value, const std::string& form) {
    unsigned number = 0;
    if (kind == "month") return number_between(value, 1, 12, number) && add(words.months, form, number);
    if (kind == "weekday") return number_between(value, 1, 7, number) && add(words.weekdays, form, number);
    if (kind == "half") return number_between(value, 0, 12, number) && add(words.halves, form, number);
    if (kind == "zone") {
        const bool known = value.size() == 6 && (value[0] == '+' || value[0] == '-') && value[3] == ':';
        return (known || value == "?") && add(words.zones, form, known ? std::string(value) : std::string());
    }
    if (kind == "filler") return add(words.fillers, form, 1);
    if (kind == "ordinal") return add(words.ordinals, form, 1);
    if (kind == "at") return add(words.ats, form, 1);
    if (kind == "minute") return add(words.minutes, form, 1);
    if (kind == "hour") return add(words.hours, form, 1);
    return false;
}

}  // namespace

Result<DateWords> read_date_words() {
    const auto rows = data_rows(file, 4, 4);
    if (!rows) return rows.error();
    DateWords words;
    for (const DataRow& row : *rows) {
        std::string_view forms = row.fields[3];
        while (!forms.empty()) {
            const auto space = forms.find(' ');
            const std::string form = folded(forms.substr(0, space));
            forms = space == std::string_view::npos ? std::string_view{} : forms.substr(space + 1);
            if (form.empty() || !add_form(words, row.fields[0], row.fields[1], form)) {
                return Error{ErrorCode::malformed,
                             fmt::format("data/{} line {}: unknown kind, value out of range, or '{}' "
                                         "for a second value",
                                         file, row.line, form)};
            }
        }
    }
    return words;
}

const DateWords& date_words() {
    static const DateWords words = [] {
        auto read = read_date_words();
        return read ? std::move(*read) : DateWords{};
    }();
    return words;
}

}  // namespace dateline
