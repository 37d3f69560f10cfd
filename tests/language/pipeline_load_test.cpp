// Models that are of another kind, incomplete or broken are refused with a message that says which part and
// why.
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "language/pipeline.hpp"
#include "model_files.hpp"

namespace dateline {
namespace {

using testing::HasSubstr;

// The pinned model unpacked, with single members replaced and put back again.
class PipelineLoad : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = std::make_unique<ScratchFolder>();
        unpack_model(*folder_, "model");
    }
    static void TearDownTestSuite() { folder_.reset(); }

    static std::filesystem::path member(std::string_view name) { return folder_->path() / "model" / name; }

    static std::string load() {
        const auto pipeline = Pipeline::load(folder_->path());
        return pipeline
                   ? "loaded"
                   : std::string(error_code_name(pipeline.error().code)) + ": " + pipeline.error().message;
    }

    static std::string load_with(std::string_view name, std::string_view bytes) {
        const std::string kept = bytes_of_file(member(name));
        EXPECT_TRUE(write_file(member(name), bytes));
        const std::string outcome = load();
        EXPECT_TRUE(write_file(member(name), kept));
        return outcome;
    }

    static std::string load_without(std::string_view name) {
        const std::string kept = bytes_of_file(member(name));
        std::filesystem::remove(member(name));
        const std::string outcome = load();
        EXPECT_TRUE(write_file(member(name), kept));
        return outcome;
    }

    static std::unique_ptr<ScratchFolder> folder_;
};
std::unique_ptr<ScratchFolder> PipelineLoad::folder_;

TEST_F(PipelineLoad, LoadsAFolder) {
    EXPECT_EQ(load(), "loaded");
}

TEST_F(PipelineLoad, RefusesConfigurationsThatItDoesNotRun) {
    struct Change {
        const char* from;
        const char* to;
        const char* wanted;
    };
    const Change changes[] = {
        {"\"attribute_ruler\",\"lemmatizer\",\"ner\"]", "\"attribute_ruler\",\"lemmatizer\"]",
         "unsupported: .* it lacks the component ner"},
        {"\"tagger\",\"parser\",\"senter\"", "\"tagger\",\"senter\"",
         "unsupported: .* it lacks the component parser"},
        {"disabled = \\[\"senter\"\\]", "disabled = []", "unsupported: .* it has a component senter"},
        {"\"lemmatizer\",\"ner\"]", "\"lemmatizer\",\"ner\",\"textcat\"]",
         "unsupported: .* it has a component textcat"},
        {"\"tok2vec\",\"tagger\",\"parser\"", "\"tok2vec\",\"parser\",\"tagger\"",
         "unsupported: .* its component parser comes too early"},
        {"factory = \"tok2vec\"", "factory = \"transformer\"",
         "unsupported: .* it has a component tok2vec .factory transformer"},
        {"\\[components.tok2vec.model\\]\n@architectures = \"spacy.Tok2Vec.v2\"",
         "[components.tok2vec.model]\n@architectures = \"spacy-transformers.TransformerModel.v3\"",
         "unsupported: .*\\[components.tok2vec.model\\] is spacy-transformers.TransformerModel.v3, not "
         "spacy.Tok2Vec.v2"},
        {"\"spacy.MultiHashEmbed.v2\"", "\"spacy.CharacterEmbed.v2\"",
         "unsupported: .* is spacy.CharacterEmbed.v2"},
        {"\"spacy.MaxoutWindowEncoder.v2\"", "\"spacy.TorchBiLSTMEncoder.v1\"",
         "unsupported: .* is spacy.TorchBiLSTMEncoder.v1"},
        {"include_static_vectors = false", "include_static_vectors = true",
         "unsupported: .* include_static_vectors = true"},
        {"use_upper = true", "use_upper = false", "unsupported: .* use_upper = false"},
        {"extra_state_tokens = false", "extra_state_tokens = true",
         "unsupported: .* extra_state_tokens = true"},
        {"upstream = \"tok2vec\"", "upstream = \"transformer\"", "unsupported: .* listens to transformer"},
        {"\\[nlp\\]", "what is this", "malformed: .* line 11 is neither"},
    };
    const std::string config = bytes_of_file(member("config.cfg"));
    for (const Change& change : changes) {
        std::string from = change.from;
        std::erase(from, '\\');
        std::string changed = config;
        std::size_t at = changed.find(from);
        ASSERT_NE(at, std::string::npos) << from;
        changed.replace(at, from.size(), change.to);
        EXPECT_THAT(load_with("config.cfg", changed), testing::ContainsRegex(change.wanted)) << change.to;
    }
}

TEST_F(PipelineLoad, NamesAMissingMember) {
    for (const char* name : {"tok2vec/model", "tagger/model", "tagger/cfg", "parser/model", "parser/moves",
                             "parser/cfg", "ner/model", "ner/moves", "tokenizer", "attribute_ruler/patterns",
                             "lemmatizer/lookups/lookups.bin"}) {
        EXPECT_THAT(load_without(name), HasSubstr(name)) << name;
        EXPECT_THAT(load_without(name), HasSubstr("not_found: ")) << name;
    }
}

TEST_F(PipelineLoad, RefusesMembersThatAreCutShort) {
    for (const char* name :
         {"tok2vec/model", "tagger/model", "parser/model", "parser/moves", "ner/model", "ner/moves",
          "tokenizer", "attribute_ruler/patterns", "lemmatizer/lookups/lookups.bin"}) {
        const std::string whole = bytes_of_file(member(name));
        for (const std::size_t percent : {0u, 3u, 50u, 99u}) {
            const std::string outcome =
                load_with(name, std::string_view(whole).substr(0, whole.size() * percent / 100));
            EXPECT_THAT(outcome, HasSubstr("malformed: ")) << name << " at " << percent;
            EXPECT_THAT(outcome, HasSubstr(name)) << name << " at " << percent;
        }
    }
}

TEST_F(PipelineLoad, RefusesOneComponentsNetworkInAnothersPlace) {
    const std::string tok2vec = bytes_of_file(member("tok2vec/model"));
    const std::string tagger = bytes_of_file(member("tagger/model"));
    const std::string parser = bytes_of_file(member("parser/model"));
    const std::string senter = bytes_of_file(member("senter/model"));
    const std::string ner = bytes_of_file(member("ner/model"));
    EXPECT_THAT(load_with("tok2vec/model", tagger), HasSubstr("no MultiHashEmbed"));
    EXPECT_THAT(load_with("tok2vec/model", senter),
                HasSubstr("tagger/model: softmax's parameter W has the shape (50, 96), expected (50, 16)"));
    EXPECT_THAT(load_with("tagger/model", parser), HasSubstr("no spacy.Tagger"));
    EXPECT_THAT(load_with("parser/model", tok2vec), HasSubstr("no TransitionBasedParser"));
    EXPECT_THAT(
        load_with("parser/model", ner),
        HasSubstr(
            "precomputable_affine's parameter W has the shape (3, 64, 2, 64), expected (8, 64, 2, 64)"));
    EXPECT_THAT(load_with("ner/moves", bytes_of_file(member("parser/moves"))), HasSubstr("ner/moves"));
    EXPECT_THAT(load_with("ner/cfg", R"({"beam_width": 16})"), HasSubstr("ner uses a beam"));
    EXPECT_THAT(load_with("parser/cfg", "no json"), HasSubstr("parser/cfg: no JSON object"));
    EXPECT_THAT(load_with("tagger/cfg", R"({"labels": []})"), HasSubstr("tagger/cfg: no list of labels"));
    EXPECT_THAT(load_with("tagger/cfg", R"({"labels": ["NN", "VB"]})"), HasSubstr("expected (2, 96)"));
}

// Bytes changed all over a network: refused or loaded, and what is loaded still runs.
TEST_F(PipelineLoad, SurvivesChangedBytes) {
    for (const char* name : {"tagger/model", "parser/moves", "ner/moves"}) {
        const std::string whole = bytes_of_file(member(name));
        for (std::size_t at = 5; at < whole.size(); at += whole.size() / 12) {
            std::string changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ 0xff);
            EXPECT_TRUE(write_file(member(name), changed));
            const auto pipeline = Pipeline::load(folder_->path());
            if (pipeline) {
                EXPECT_EQ(pipeline->analyse("The ship left on Monday.").tokens.size(), 6u);
            } else {
                EXPECT_THAT(pipeline.error().message, HasSubstr(name));
            }
        }
        EXPECT_TRUE(write_file(member(name), whole));
    }
}

}  // namespace
}  // namespace dateline
