// The forms that time expressions are printed in: inline TIMEX3, TimeML, JSON lines.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "dateline/time.hpp"

namespace dateline::api {

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '&': out += "&amp;"; break;
            case '"': out += "&quot;"; break;
            default:
                // XML 1.0 has no other characters below the space.
                if (static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t' || c == '\r') out += c;
        }
    }
    return out;
}

std::string tagged(std::string_view text, const std::vector<Time>& times, bool has_day) {
    std::string out;
    std::size_t at = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const Time& time = times[i];
        if (time.begin < at || time.end > text.size() || time.end < time.begin) continue;
        out += escaped(text.substr(at, time.begin - at));
        out += fmt::format("<TIMEX3 tid=\"t{}\" type=\"{}\" value=\"{}\"", i + 1, time.type,
                           escaped(time.value));
        if (!time.mod.empty()) out += fmt::format(" mod=\"{}\"", time.mod);
        const bool by_day = time.anchor == "report_day" || time.anchor == "dateline";
        if (time.anchor_index >= 0) {
            out += fmt::format(" temporalFunction=\"true\" anchorTimeID=\"t{}\"", time.anchor_index + 1);
        } else if (by_day) {
            out += has_day ? " temporalFunction=\"true\" anchorTimeID=\"t0\"" : " temporalFunction=\"true\"";
        }
        out += '>';
        out += escaped(text.substr(time.begin, time.end - time.begin));
        out += "</TIMEX3>";
        at = time.end;
    }
    out += escaped(text.substr(at));
    return out;
}

}  // namespace

std::string to_inline(std::string_view text, const std::vector<Time>& times) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>" + tagged(text, times, false) +
           "</TimeML>\n";
}

std::string to_timeml(std::string_view text, const std::vector<Time>& times, std::string_view name,
                      std::string_view published) {
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n";
    out += fmt::format("<DOCID>{}</DOCID>\n", escaped(name));
    if (!published.empty()) {
        const std::string day = escaped(published);
        out += fmt::format(
            "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{}\" temporalFunction=\"false\" "
            "functionInDocument=\"CREATION_TIME\">{}</TIMEX3></DCT>\n",
            day, day);
    }
    return out + "<TEXT>" + tagged(text, times, !published.empty()) + "</TEXT>\n</TimeML>\n";
}

std::string to_jsonl(std::string_view text, const std::vector<Time>& times, std::string_view name) {
    std::string out;
    for (const Time& time : times) {
        auto alternatives = nlohmann::ordered_json::array();
        for (const TimeReading& other : time.alternatives)
            alternatives.push_back({{"edtf", other.edtf}, {"value", other.value}});
        nlohmann::ordered_json object = {
            {"document", name},
            {"start", time.begin},
            {"end", time.end},
            {"exact", text.substr(time.begin, time.end - time.begin)},
            {"type", time.type},
            {"value", time.value},
            {"mod", time.mod},
            {"edtf", time.edtf.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(time.edtf)},
            {"anchor", time.anchor},
            {"direction", time.direction},
            {"alternatives", std::move(alternatives)},
            {"why", time.why},
        };
        if (time.anchor_index >= 0) {
            const Time& from = times[static_cast<std::size_t>(time.anchor_index)];
            object["anchor_start"] = from.begin;
        }
        out += object.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    }
    return out;
}

}  // namespace dateline::api
