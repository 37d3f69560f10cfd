#include "language/tagger.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "language/vocab.hpp"

namespace dateline {
namespace {

constexpr std::size_t block = 256;  // tokens at a time

}  // namespace

Result<Tagger> Tagger::load(const ThincModel& model, std::size_t token_width, std::string_view cfg_bytes,
                            std::string_view cfg_place) {
    Tagger tagger;
    const auto cfg = nlohmann::json::parse(cfg_bytes, nullptr, false);
    const auto labels = cfg.is_object() ? cfg.find("labels") : cfg.end();
    if (!cfg.is_object() || labels == cfg.end() || !labels->is_array() || labels->empty()) {
        return Error{ErrorCode::malformed,
                     fmt::format("{}: no list of labels; fetch the model again", cfg_place)};
    }
    for (const auto& label : *labels) {
        if (!label.is_string()) {
            return Error{ErrorCode::malformed, fmt::format("{}: a label that is no string", cfg_place)};
        }
        tagger.labels_.push_back(intern(label.get_ref<const std::string&>()));
    }
    const auto outputs = model.named("softmax");
    if (outputs.size() != 1) return model.unsupported("no spacy.Tagger (one node softmax)");
    const auto w = array_of(model, *outputs[0], "W", std::array{tagger.labels_.size(), token_width});
    if (!w) return w.error();
    const auto b = array_of(model, *outputs[0], "b", std::array{tagger.labels_.size()});
    if (!b) return b.error();
    tagger.output_ = Affine(*w, *b, tagger.labels_.size(), token_width);
    return tagger;
}

void Tagger::tag(const float* vectors, std::size_t count, Floats& scores,
                 std::vector<std::string_view>& tags) const {
    scores.resize(std::max(scores.size(), block * output_.stride()));
    for (std::size_t at = 0; at < count; at += block) {
        const std::size_t rows = std::min(block, count - at);
        output_.apply(vectors + at * output_.inputs(), output_.inputs(), rows, scores.data());
        for (std::size_t i = 0; i < rows; ++i) {
            tags.push_back(labels_[first_largest(scores.data() + i * output_.stride(), 0, labels_.size())]);
        }
    }
}

}  // namespace dateline
