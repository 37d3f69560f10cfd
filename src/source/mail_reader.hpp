// Mail messages (RFC 5322 and MIME), boxes of them, and pages saved as one mail message (MHTML, RFC 2557).
#pragma once

#include <string_view>

#include "source/document.hpp"

namespace dateline {

// One message at hand. A newsletter's body (HTML goes before plain text) is one document under the message's
// own path, with Subject, From and Date as what its container states; its attachments are members. Of a
// page saved as MHTML the page alone is a document; its pictures and frames are passed over.
std::unique_ptr<ContainerReader> mail_reader(ContainerContext context, std::string message);

// A box in the mbox format (RFC 4155, with the quoting of mboxrd), one message at a time. Members are whole
// messages named by their Message-ID. A message above the limit for reports is a skip.
std::unique_ptr<ContainerReader> mbox_reader(ContainerContext context, std::unique_ptr<ByteStream> stream);

// Whether a line is one that begins a message in a box: "From sender@host Mon May  6 07:08:09 2024".
bool is_mbox_line(std::string_view line);

}  // namespace dateline
