// All documents that the user's arguments name, one after the other, out of whatever they are packed in.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "source/collect.hpp"
#include "source/document.hpp"

namespace dateline {

// A document to be read by page_of(), or what had to be left out and why.
using DocumentOrSkip = std::variant<Document, Skip>;

// Opens files, archives, archives within archives, mails, feeds and the rest as it comes to them, by what
// their bytes are. Holds one document and the readers around it, whatever the size of the archive. The order
// is that of the files and, within them, of their members. Not for use from two threads at once.
class DocumentStream {
public:
    // `inputs` as collect() gives them; the path "-" is standard input.
    explicit DocumentStream(std::vector<InputFile> inputs);
    ~DocumentStream();
    DocumentStream(const DocumentStream&) = delete;
    DocumentStream& operator=(const DocumentStream&) = delete;

    // Absent at the end.
    std::optional<DocumentOrSkip> next();

    // What was passed over so far.
    const PassedOver& passed() const;

private:
    class Opener;
    std::unique_ptr<Opener> opener_;
};

}  // namespace dateline
