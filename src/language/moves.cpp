#include "language/moves.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "language/msgpack_reader.hpp"
#include "language/vocab.hpp"

namespace dateline {
namespace {

struct Counted {
    int action;
    std::int64_t frequency;
    std::string label;
};

bool before(const Counted& a, const Counted& b) {
    return std::tie(a.frequency, a.label) > std::tie(b.frequency, b.label);
}

}  // namespace

Result<std::vector<Move>> read_moves(std::string_view bytes, std::string_view place) {
    const auto malformed = [&](std::string_view what) {
        return Error{ErrorCode::malformed, fmt::format("{}: {}; fetch the model again", place, what)};
    };
    const auto document = MsgpackDocument::parse(bytes, place);
    if (!document) return document.error();
    const auto text = document->root().find("moves");
    if (!text || !text->text()) return malformed("no moves");
    const auto table = nlohmann::json::parse(*text->text(), nullptr, false);
    if (!table.is_object()) return malformed("moves are no JSON object");

    std::vector<Counted> seen;
    std::vector<Counted> added;
    for (const auto& [name, labels] : table.items()) {
        int action = -1;
        std::from_chars(name.data(), name.data() + name.size(), action);
        if (action < 0 || !labels.is_object()) return malformed(fmt::format("action {} has no labels", name));
        for (const auto& [label, frequency] : labels.items()) {
            if (!frequency.is_number_integer())
                return malformed(fmt::format("label {} has no frequency", label));
            const Counted counted{action, frequency.get<std::int64_t>(), label};
            (counted.frequency < 0 ? added : seen).push_back(counted);
        }
    }
    std::sort(seen.begin(), seen.end(), [](const Counted& a, const Counted& b) {
        return a.action != b.action ? a.action < b.action : before(a, b);
    });
    std::sort(added.begin(), added.end(), [](const Counted& a, const Counted& b) {
        return before(a, b) || (!before(b, a) && a.action < b.action);
    });
    std::vector<Move> moves;
    for (const auto* list : {&seen, &added}) {
        for (const Counted& counted : *list) moves.push_back({counted.action, intern(counted.label)});
    }
    return moves;
}

}  // namespace dateline
