// Makes containers in the tests' own hands, and shows what the source stage finds in them.
#pragma once

#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include <zip.h>
#include <zlib.h>

#include "casefile/temporary_folder.hpp"
#include "source/document_stream.hpp"
#include "source/page_of.hpp"

namespace dateline {

inline std::string gzipped(std::string_view bytes) {
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

using Members = std::vector<std::pair<std::string, std::string>>;

// A ZIP archive of these names and bytes.
inline std::string zipped(const Members& members) {
    const TemporaryFolder folder;
    zip_t* const archive = zip_open((folder / "a.zip").c_str(), ZIP_CREATE, nullptr);
    for (const auto& [name, bytes] : members) {
        zip_source_t* const source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    }
    zip_close(archive);
    return bytes_of(folder / "a.zip");
}

struct WarcRecord {
    std::string type = "response";
    std::string url;
    std::string content;
    std::string media = "application/http; msgtype=response";
    long long length_error = 0;  // added to the length that the record tells
};

inline std::string warc(const WarcRecord& record) {
    return fmt::format(
        "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Record-ID: <urn:uuid:{}>\r\nWARC-Target-URI: {}\r\n"
        "WARC-Date: 2031-03-06T07:08:09Z\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n",
        record.type, record.url, record.url, record.media,
        static_cast<long long>(record.content.size()) + record.length_error, record.content);
}

inline std::string http(std::string_view body, std::string_view head = "Content-Type: text/html",
                        std::string_view status = "200 OK") {
    return fmt::format("HTTP/1.1 {}\r\n{}\r\n\r\n{}", status, head, body);
}

// The record of an answer with a page.
inline std::string answer(const std::string& url, std::string_view body) {
    return warc({.url = url, .content = http(body)});
}

// A PDF document of one page with these lines, parted by a blank one where a line is empty.
inline std::string pdf_of(const std::vector<std::string>& lines) {
    std::string content = "BT /F1 11 Tf 14 TL 50 700 Td ";
    for (const auto& line : lines) content += "(" + line + ") Tj T* ";
    content += "ET";
    return fmt::format(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
        "1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 "
        "R>>>>>>endobj\n"
        "4 0 obj<</Length {}>>stream\n{}\nendstream endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        "6 0 obj<</Title(Dam holds)/CreationDate(D:20310306070809Z)>>endobj\n"
        "trailer<</Root 1 0 R/Info 6 0 R>>\n",
        content.size(), content);
}

// What is found in files and folders, a line each: "PATH kind: text" with the folder's own path taken off,
// "PATH skip code: why", and last "PATH passed over: counts".
inline std::string found_in(const TemporaryFolder& folder, const std::vector<std::string>& arguments) {
    const std::string root = folder.path().string() + "/";
    const auto short_path = [&](std::string text) {
        for (auto at = text.find(root); at != std::string::npos; at = text.find(root))
            text.erase(at, root.size());
        return text;
    };
    std::vector<std::string> full;
    for (const auto& argument : arguments) full.push_back(root + argument);
    Collected collected = collect(full);
    std::string out;
    const auto add_skip = [&](const Skip& skip) {
        out += fmt::format("{} skip {}: {}\n", short_path(skip.path), error_code_name(skip.why.code),
                           short_path(skip.why.message));
    };
    for (const Skip& skip : collected.skipped) add_skip(skip);
    DocumentStream documents(std::move(collected.files));
    while (auto next = documents.next()) {
        if (const auto* const skip = std::get_if<Skip>(&*next)) {
            add_skip(*skip);
            continue;
        }
        Document document = std::get<Document>(std::move(*next));
        const std::string path = document.head.path;
        const auto page = page_of(std::move(document));
        if (!page) {
            add_skip({path, page.error()});
            continue;
        }
        std::string text = page->text;
        for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at))
            text.replace(at, 1, "/");
        out += fmt::format("{} {}: {}\n", short_path(page->path),
                           page->kind == PageKind::html ? "html" : "text", text);
    }
    collected.passed.add(documents.passed());
    for (const auto& [key, count] : collected.passed.counts()) {
        out += fmt::format("{} passed over: {} {}\n", short_path(key.first), count, key.second);
    }
    return out;
}

// The same for one file of these bytes.
inline std::string found_in_bytes(const std::string& name, std::string_view bytes) {
    const TemporaryFolder folder;
    put_bytes(folder / name, bytes);
    return found_in(folder, {name});
}

// The pages of one file, for a look at what their containers state.
inline std::vector<Page> pages_in(const std::string& name, std::string_view bytes) {
    const TemporaryFolder folder;
    put_bytes(folder / name, bytes);
    std::vector<Page> pages;
    InputFile file{folder / name, Asked::by_name, {}};
    file.head.path = name;
    DocumentStream documents({std::move(file)});
    while (auto next = documents.next()) {
        if (auto* const document = std::get_if<Document>(&*next)) {
            if (auto page = page_of(std::move(*document))) pages.push_back(std::move(*page));
        }
    }
    return pages;
}

}  // namespace dateline
