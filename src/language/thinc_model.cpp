#include "language/thinc_model.hpp"

#include <bit>
#include <cstring>
#include <fmt/format.h>

#include "language/msgpack_reader.hpp"

namespace dateline {
namespace {

static_assert(std::endian::native == std::endian::little, "published weights are little-endian");

// {nd: true, type: "<f4", shape: [...], data: bytes}, as srsly writes a numpy array.
Result<ThincArray> read_array(const ThincModel& model, std::string_view name, MsgpackValue value) {
    const auto type = value.find("type");
    const auto shape = value.find("shape");
    const auto data = value.find("data");
    if (!value.find("nd") || !type || !shape || !data || !data->text()) {
        return model.malformed(fmt::format("parameter {} is no array", name));
    }
    if (type->text() != "<f4") {
        return model.unsupported(
            fmt::format("parameter {} is of type {}, not <f4", name, type->text().value_or("?")));
    }
    ThincArray array;
    std::uint64_t count = 1;
    const std::string_view bytes = *data->text();
    for (const MsgpackValue side : shape->elements()) {
        const auto length = side.unsigned_integer();
        // Each side is bounded by the bytes that are there, so that the product cannot wrap.
        if (!length || *length > bytes.size())
            return model.malformed(fmt::format("parameter {} has no shape", name));
        count *= *length;
        if (count > bytes.size()) break;
        array.shape.push_back(static_cast<std::size_t>(*length));
    }
    if (count * sizeof(float) != bytes.size()) {
        return model.malformed(
            fmt::format("parameter {} holds {} bytes, not what its shape needs", name, bytes.size()));
    }
    array.values.resize(static_cast<std::size_t>(count));
    std::memcpy(array.values.data(), bytes.data(), bytes.size());
    return array;
}

// An attribute's value is MessagePack within MessagePack.
Status read_attribute(const ThincModel& model, ThincNode& node, const std::string& name,
                      std::string_view bytes) {
    const auto document = MsgpackDocument::parse(bytes, model.place + ": attribute " + name);
    if (!document) return document.error();
    const MsgpackValue value = document->root();
    if (const auto number = value.integer()) node.integers[name] = *number;
    if (const auto truth = value.boolean()) node.integers[name] = *truth ? 1 : 0;
    if (value.is_array()) {
        std::vector<std::string> list;
        for (const MsgpackValue element : value.elements()) list.emplace_back(element.text().value_or(""));
        node.lists[name] = std::move(list);
    }
    return Done{};
}

}  // namespace

Error ThincModel::malformed(std::string_view what) const {
    return {ErrorCode::malformed, fmt::format("{}: {}; fetch the model again", place, what)};
}

Error ThincModel::unsupported(std::string_view what) const {
    return {ErrorCode::unsupported, fmt::format("{}: {}", place, what)};
}

Result<ThincModel> ThincModel::parse(std::string_view bytes, std::string place) {
    ThincModel model;
    model.place = std::move(place);
    const auto document = MsgpackDocument::parse(bytes, model.place);
    if (!document) return document.error();
    const auto nodes = document->root().find("nodes");
    const auto attributes = document->root().find("attrs");
    const auto parameters = document->root().find("params");
    if (!nodes || !attributes || !parameters || !nodes->is_array() || nodes->size() != attributes->size() ||
        nodes->size() != parameters->size()) {
        return model.malformed("no thinc network (lists of nodes, attributes and parameters of one length)");
    }
    auto attribute = attributes->elements().begin();
    auto parameter = parameters->elements().begin();
    for (const MsgpackValue described : nodes->elements()) {
        ThincNode node;
        const auto name = described.find("name");
        if (!name || !name->text()) return model.malformed("a node without a name");
        node.name = *name->text();
        for (const auto [key, value] : (*attribute).entries()) {
            if (!key.text() || !value.text())
                continue;  // other kinds hold nothing that a pipeline's run depends on
            if (auto done = read_attribute(model, node, std::string(*key.text()), *value.text()); !done) {
                return done.error();
            }
        }
        for (const auto [key, value] : (*parameter).entries()) {
            if (!key.text()) return model.malformed("a parameter without a name");
            if (value.is_nil()) continue;
            auto array = read_array(model, *key.text(), value);
            if (!array) return array.error();
            node.arrays.emplace(std::string(*key.text()), std::move(*array));
        }
        model.nodes.push_back(std::move(node));
        ++attribute;
        ++parameter;
    }
    return model;
}

std::vector<const ThincNode*> ThincModel::named(std::string_view name) const {
    std::vector<const ThincNode*> found;
    for (const ThincNode& node : nodes) {
        if (node.name == name) found.push_back(&node);
    }
    return found;
}

Result<std::span<const float>> array_of(const ThincModel& model, const ThincNode& node, std::string_view name,
                                        std::span<const std::size_t> shape) {
    const auto it = node.arrays.find(std::string(name));
    if (it == node.arrays.end())
        return model.malformed(fmt::format("{} has no parameter {}", node.name, name));
    const auto& found = it->second.shape;
    if (!std::equal(found.begin(), found.end(), shape.begin(), shape.end())) {
        return model.malformed(fmt::format("{}'s parameter {} has the shape ({}), expected ({})", node.name,
                                           name, fmt::join(found, ", "), fmt::join(shape, ", ")));
    }
    return std::span<const float>(it->second.values);
}

}  // namespace dateline
