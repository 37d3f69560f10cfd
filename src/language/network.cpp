#include "language/network.hpp"

#include <fmt/format.h>

#include "language/model_archive.hpp"

namespace dateline {
namespace {

Result<ThincModel> read_model(const ModelFiles& files, std::string_view component) {
    const std::string member = fmt::format("{}/model", component);
    const auto bytes = files.read(member);
    if (!bytes) return bytes.error();
    return ThincModel::parse(*bytes, files.place(member));
}

// The index of the Tok2Vec that a component reads: the shared one, or its own, which is added.
Result<std::size_t> source_of(Vectors vectors, const ThincModel& model, std::vector<Tok2Vec>& tok2vecs) {
    if (vectors == Vectors::shared) return std::size_t{0};
    auto own = Tok2Vec::load(model);
    if (!own) return own.error();
    tok2vecs.push_back(std::move(*own));
    return tok2vecs.size() - 1;
}

}  // namespace

Result<Network> Network::load(const ModelFiles& files, const PipelineConfig& config) {
    Network net;
    {
        const auto model = read_model(files, "tok2vec");
        if (!model) return model.error();
        auto shared = Tok2Vec::load(*model);
        if (!shared) return shared.error();
        net.tok2vecs_.push_back(std::move(*shared));
    }
    {
        const auto model = read_model(files, "tagger");
        if (!model) return model.error();
        const auto source = source_of(config.tagger, *model, net.tok2vecs_);
        if (!source) return source.error();
        net.tagger_source_ = *source;
        const auto cfg = files.read("tagger/cfg");
        if (!cfg) return cfg.error();
        auto tagger = Tagger::load(*model, net.tok2vecs_[*source].width(), *cfg, files.place("tagger/cfg"));
        if (!tagger) return tagger.error();
        net.tagger_ = std::move(*tagger);
    }
    const auto load_transitions = [&]<class Part>(std::string_view component, Vectors vectors,
                                                  std::size_t& source_index, Part& part) -> Status {
        const auto model = read_model(files, component);
        if (!model) return model.error();
        const auto source = source_of(vectors, *model, net.tok2vecs_);
        if (!source) return source.error();
        source_index = *source;
        const std::string member = fmt::format("{}/moves", component);
        const auto moves = files.read(member);
        if (!moves) return moves.error();
        auto loaded = Part::load(*model, net.tok2vecs_[*source].width(), *moves, files.place(member));
        if (!loaded) return loaded.error();
        part = std::move(*loaded);
        return Done{};
    };
    if (auto done = load_transitions("parser", config.parser, net.parser_source_, net.parser_); !done)
        return done.error();
    if (auto done = load_transitions("ner", config.ner, net.ner_source_, net.recognizer_); !done)
        return done.error();
    return net;
}

NetworkWorkspace Network::workspace() const {
    NetworkWorkspace w;
    for (const Tok2Vec& tok2vec : tok2vecs_) w.vectors.push_back(tok2vec.workspace());
    return w;
}

void Network::run(std::span<const TokenFeatures> tokens, std::span<const std::size_t> lengths,
                  std::size_t first, NetworkWorkspace& w, Analysis& analysis) const {
    const auto vectors_of = [&](std::size_t source) {
        return tok2vecs_[source].run(tokens, lengths, w.vectors[source]);
    };
    // Calls part(offset of the document's first token, its tokens).
    const auto each_document = [&](auto part) {
        std::size_t at = 0;
        for (const std::size_t length : lengths) {
            part(at, tokens.subspan(at, length));
            at += length;
        }
    };
    const float* vectors = vectors_of(tagger_source_);
    w.tags.clear();
    tagger_.tag(vectors, tokens.size(), w.scores, w.tags);
    if (parser_source_ != tagger_source_) vectors = vectors_of(parser_source_);
    const std::size_t parser_width = tok2vecs_[parser_source_].width();
    w.sentence_starts.clear();
    each_document([&](std::size_t at, std::span<const TokenFeatures> document) {
        parser_.parse(vectors + at * parser_width, document, w.parser, w.tree);
        w.sentence_starts.insert(w.sentence_starts.end(), w.tree.sentence_starts.begin(),
                                 w.tree.sentence_starts.end());
        for (std::size_t i = 0; i < document.size(); ++i) {
            Token& token = analysis.tokens[first + at + i];
            token.tag = w.tags[at + i];
            token.head = static_cast<std::uint32_t>(first + at) + w.tree.heads[i];
            token.dep = w.tree.labels[i];
            token.sentence_start = w.tree.sentence_starts[i] != 0;
        }
    });
    if (ner_source_ != parser_source_) vectors = vectors_of(ner_source_);
    const std::size_t ner_width = tok2vecs_[ner_source_].width();
    each_document([&](std::size_t at, std::span<const TokenFeatures> document) {
        recognizer_.recognize(vectors + at * ner_width, document,
                              std::span(w.sentence_starts).subspan(at, document.size()),
                              static_cast<std::uint32_t>(first + at), w.recognizer, analysis.entities);
    });
}

}  // namespace dateline
