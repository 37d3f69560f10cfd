#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "base/utf8.hpp"
#include "casefile/sample_case.hpp"
#include "output/evidence.hpp"
#include "output/golden.hpp"
#include "output/output.hpp"

namespace dateline {
namespace {

using Json = nlohmann::json;

std::vector<Json> exported(const Case& made) {
    std::vector<Json> records;
    export_records(made, [&](std::string_view line) { records.push_back(Json::parse(line)); });
    return records;
}

TEST(Export, IsAsTheContractSays) {
    std::string lines;
    export_records(sample_case(), [&](std::string_view line) { lines.append(line).append("\n"); });
    expect_golden("export.jsonl", lines);
}

// Calls `each` with every object in `json` that is evidence.
void every_evidence(const Json& json, const std::function<void(const Json&)>& each) {
    if (json.is_object() && json.contains("exact")) each(json);
    if (json.is_structured()) {
        for (const Json& inner : json) every_evidence(inner, each);
    }
}

TEST(Export, EveryEvidenceIsInItsReport) {
    std::map<std::string, std::string> texts;
    std::size_t seen = 0;
    for (const Json& record : exported(sample_case())) {
        if (record["kind"] == "report") texts[record["id"]] = record["text"];
        every_evidence(record, [&](const Json& evidence) {
            const std::string& text = texts.at(record["report"]);
            const std::string exact = evidence["exact"];
            EXPECT_EQ(text.substr(evidence["start"],
                                  evidence["end"].get<std::size_t>() - evidence["start"].get<std::size_t>()),
                      exact);
            EXPECT_NE(text.find(evidence["prefix"].get<std::string>() + exact +
                                evidence["suffix"].get<std::string>()),
                      std::string::npos);
            ++seen;
        });
    }
    EXPECT_EQ(seen, 5u * 2 + 1 + 1 + 2 * 3) << "mentions twice, a figure, a quote, attributions three times";
}

TEST(Export, EveryIdResolves) {
    std::map<std::string, std::set<std::string>> ids;
    const auto records = exported(sample_case());
    for (const Json& record : records) {
        if (record.contains("id")) {
            EXPECT_TRUE(ids[record["kind"]].insert(record["id"]).second) << record["id"];
        }
    }
    const auto known = [&](const char* kind, const Json& id) {
        EXPECT_TRUE(id.is_null() || ids[kind].contains(id)) << kind << " " << id;
    };
    for (const Json& record : records) {
        for (const auto& [field, kind] : std::map<const char*, const char*>{{"report", "report"},
                                                                            {"event", "event"},
                                                                            {"story", "story"},
                                                                            {"place", "entity"},
                                                                            {"speaker", "entity"},
                                                                            {"same_text_as", "report"},
                                                                            {"nested_in", "attribution"}}) {
            if (record.contains(field)) known(kind, record[field]);
        }
        if (record.contains("attributed_to")) {
            for (const Json& id : record["attributed_to"]) known("entity", id);
        }
        if (record.contains("participants")) {
            for (const Json& one : record["participants"]) known("entity", one["entity"]);
        }
        if (record["kind"] == "event") {
            for (const Json& id : record["mentions"]) known("mention", id);
            for (const Json& step : record["history"]) known("report", step["report"]);
        }
        if (record["kind"] == "disagreement") {
            for (const Json& claim : record["claims"]) {
                for (const Json& id : claim["mentions"])
                    known(record["about"] == "figure" ? "figure" : "mention", id);
            }
        }
        if (record["kind"] == "attribution") known("entity", record["source"]["entity"]);
    }
}

TEST(Evidence, AlwaysGivesItsText) {
    const std::string text = "Ein Wörtchen: 한국, \U0001F600 – “so”.";
    std::mt19937 random(7);
    for (int i = 0; i < 2000; ++i) {
        const Span span{static_cast<std::uint32_t>(random() % (text.size() + 5)),
                        static_cast<std::uint32_t>(random() % (text.size() + 5))};
        const Evidence evidence = evidence_in(text, span);
        ASSERT_LE(evidence.start, evidence.end);
        ASSERT_EQ(text.substr(evidence.start, evidence.end - evidence.start), evidence.exact);
        ASSERT_TRUE(valid_utf8(evidence.exact) && valid_utf8(evidence.prefix) && valid_utf8(evidence.suffix));
        ASSERT_LE(evidence.prefix.size(), 32u);
        ASSERT_EQ(evidence.prefix.data() + evidence.prefix.size(), evidence.exact.data());
    }
    EXPECT_EQ(evidence_in(text, {4, 13}).exact, "Wörtchen");
}

}  // namespace
}  // namespace dateline
