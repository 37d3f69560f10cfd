#include "source/zip_reader.hpp"

#include <array>
#include <fmt/format.h>
#include <set>
#include <zip.h>

#include "base/limits.hpp"
#include "base/utf8.hpp"
#include "source/side_files.hpp"

namespace dateline {

namespace {

struct CloseArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseMember {
    void operator()(zip_file_t* member) const { zip_fclose(member); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;

// Zip archives that are something else, by a member that only they have.
struct OtherUse {
    std::string_view member;
    std::string_view what;
};
constexpr std::array<OtherUse, 5> other_uses = {
    {{"[Content_Types].xml", "an office document; save it as PDF, text or HTML"},
     {"META-INF/MANIFEST.MF", "a Java program"},
     {"META-INF/container.xml", "an e-book; save the article as text or HTML"},
     {"META-INF/manifest.xml", "an office document; save it as PDF, text or HTML"},
     {"AndroidManifest.xml", "an Android program"}}};

class MemberStream : public ByteStream {
public:
    MemberStream(zip_file_t* member, std::shared_ptr<UnpackBudget> budget)
        : member_(member), budget_(std::move(budget)) {}

    Result<std::size_t> read(std::span<char> out) override {
        if (finished_) return std::size_t{0};
        const zip_int64_t got = zip_fread(member_.get(), out.data(), out.size());
        if (got < 0) {
            finished_ = true;
            return Error{ErrorCode::malformed, fmt::format("damaged in the archive after {} bytes ({})",
                                                           read_, zip_file_strerror(member_.get()))};
        }
        read_ += static_cast<std::uint64_t>(got);
        if (budget_->add_unpacked(static_cast<std::uint64_t>(got))) return static_cast<std::size_t>(got);
        finished_ = true;
        return UnpackBudget::spent();
    }

private:
    std::unique_ptr<zip_file_t, CloseMember> member_;
    std::shared_ptr<UnpackBudget> budget_;
    std::uint64_t read_ = 0;
    bool finished_ = false;
};

bool is_hidden(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
        const auto part = name.substr(at, name.find('/', at) - at);
        if (part.starts_with('.') || part == "__MACOSX") return true;
        at += part.size() + 1;
    }
    return false;
}

class ZipReader : public ContainerReader {
public:
    // `bytes` are what `archive` reads, where it does not read a file.
    ZipReader(ContainerContext context, std::unique_ptr<std::string> bytes, Archive archive,
              std::vector<std::string> names)
        : context_(std::move(context)),
          bytes_(std::move(bytes)),
          archive_(std::move(archive)),
          names_(std::move(names)),
          there_(names_.begin(), names_.end()) {
        wacz_ =
            there_.count("datapackage.json") != 0 &&
            std::any_of(names_.begin(), names_.end(), [](const std::string& name) { return is_warc(name); });
    }

    std::optional<Found> next() override {
        while (at_ < names_.size()) {
            const std::size_t index = at_++;
            const std::string& name = names_[index];
            if (name.empty() || name.ends_with('/')) continue;
            if (const std::string_view other = passed_by(name); !other.empty()) {
                context_.passed->add(context_.head.path, other);
                continue;
            }
            return member(index);
        }
        return std::nullopt;
    }

private:
    static bool is_warc(std::string_view name) {
        return name.starts_with("archive/") && name.find(".warc") != std::string_view::npos;
    }

    std::string_view passed_by(std::string_view name) const {
        if (wacz_) return is_warc(name) ? std::string_view{} : "indexes of the archive";
        if (is_hidden(name)) return "hidden files";
        if (const auto side = side_file(name.substr(name.rfind('/') + 1))) return *side;
        for (auto slash = name.find('/'); slash != std::string_view::npos;
             slash = name.find('/', slash + 1)) {
            const auto has = [this](const std::string& page) { return there_.count(page) != 0; };
            if (const auto side = side_folder(name.substr(0, slash), has)) return *side;
        }
        return {};
    }

    Found member(std::size_t index) {
        StreamedMember out;
        const std::string path = context_.head.path + "!" + unique_.unique(to_valid_utf8(names_[index]));
        zip_stat_t about;
        zip_stat_init(&about);
        if (zip_stat_index(archive_.get(), index, 0, &about) == 0 &&
            (about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
            return Skip{path, {ErrorCode::unsupported, path + ": encrypted; unpack it first"}};
        }
        zip_file_t* const opened = zip_fopen_index(archive_.get(), index, 0);
        if (opened == nullptr) {
            return Skip{
                path,
                {ErrorCode::malformed, fmt::format("{}: cannot be unpacked: {}", path,
                                                   zip_error_strerror(zip_get_error(archive_.get())))}};
        }
        out.head.path = path;
        out.stream = std::make_unique<MemberStream>(opened, context_.budget);
        return out;
    }

    ContainerContext context_;
    std::unique_ptr<std::string> bytes_;
    Archive archive_;
    std::vector<std::string> names_;
    std::set<std::string> there_;
    MemberNames unique_;
    std::size_t at_ = 0;
    bool wacz_ = false;
};

Archive open_archive(const ZipBytes& bytes, const std::string* held, std::string& why) {
    zip_error_t failed;
    zip_error_init(&failed);
    zip_source_t* const source =
        held == nullptr
            ? zip_source_file_create(std::get<std::filesystem::path>(bytes).c_str(), 0, -1, &failed)
            : zip_source_buffer_create(held->data(), held->size(), 0, &failed);
    zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &failed);
    if (archive == nullptr) {
        why = zip_error_strerror(&failed);
        if (source != nullptr) zip_source_free(source);
    }
    zip_error_fini(&failed);
    return Archive(archive);
}

}  // namespace

Result<std::unique_ptr<ContainerReader>> zip_reader(ContainerContext context, ZipBytes bytes) {
    const std::string& path = context.head.path;
    std::unique_ptr<std::string> held;
    if (auto* const whole = std::get_if<std::string>(&bytes))
        held = std::make_unique<std::string>(std::move(*whole));
    std::string why;
    Archive archive = open_archive(bytes, held.get(), why);
    if (archive == nullptr) {
        return Error{
            ErrorCode::malformed,
            fmt::format("{}: a ZIP archive without a readable directory, cut or damaged ({})", path, why)};
    }
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    if (count > static_cast<zip_int64_t>(limits::container_members)) {
        return Error{ErrorCode::over_limit,
                     fmt::format("{}: more than {} files in it", path, limits::container_members)};
    }
    std::vector<std::string> names;
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* const name = zip_get_name(archive.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_GUESS);
        names.emplace_back(name == nullptr ? "" : name);
        for (const OtherUse& use : other_uses) {
            if (names.back() != use.member) continue;
            return Error{ErrorCode::not_text, fmt::format("{}: looks like {}", path, use.what)};
        }
    }
    return std::unique_ptr<ContainerReader>(std::make_unique<ZipReader>(
        std::move(context), std::move(held), std::move(archive), std::move(names)));
}

}  // namespace dateline
