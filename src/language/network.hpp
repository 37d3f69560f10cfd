// All trained parts of a pipeline together: token vectors, tagger, parser, entity recogniser.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "language/analysis.hpp"
#include "language/dependency_parser.hpp"
#include "language/entity_recognizer.hpp"
#include "language/features.hpp"
#include "language/pipeline_config.hpp"
#include "language/tagger.hpp"
#include "language/tok2vec.hpp"

namespace dateline {

class ModelFiles;

// What one call at a time needs; made by Network::workspace() and good for that object alone. Grows with the
// longest document that it has seen: about 5 KB a token for en_core_web_sm, besides its caches.
struct NetworkWorkspace {
    std::vector<Tok2VecWorkspace> vectors;  // one for each of the network's Tok2Vecs
    Floats scores;
    std::vector<std::string_view> tags;
    ParserWorkspace parser;
    DependencyTree tree;
    std::vector<std::uint8_t> sentence_starts;  // of all tokens
    RecognizerWorkspace recognizer;
};

// Immutable once loaded; run() may be called from any number of threads at once, each with its own workspace.
class Network {
public:
    // Reads the members of the components tok2vec, tagger, parser and ner. Errors: as ModelFiles::read;
    // malformed, unsupported (names the member and what is wrong or not handled).
    static Result<Network> load(const ModelFiles& files, const PipelineConfig& config);

    NetworkWorkspace workspace() const;

    // `tokens` has the features of the tokens of `analysis` from `first` on, which are documents one after
    // another, of so many tokens each. Sets their tag, head, dep and sentence_start and appends their
    // entities.
    void run(std::span<const TokenFeatures> tokens, std::span<const std::size_t> lengths, std::size_t first,
             NetworkWorkspace& workspace, Analysis& analysis) const;

private:
    // One shared by components that listen to it, first, then those that components have for themselves.
    std::vector<Tok2Vec> tok2vecs_;
    std::size_t tagger_source_ = 0, parser_source_ = 0, ner_source_ = 0;  // indexes of tok2vecs_
    Tagger tagger_;
    DependencyParser parser_;
    EntityRecognizer recognizer_;
};

}  // namespace dateline
