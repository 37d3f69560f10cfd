// What the event stage finds in a text, as readable lines. The text goes through the real model, gazetteer
// and mention stage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/article.hpp"
#include "event/event_mention.hpp"
#include "mention/mentions.hpp"

namespace dateline {

struct ToldEvents {
    Article article;
    Mentions mentions;
    std::vector<EventMention> events;
};

// Each line is a paragraph; a first line that begins with "# " is the title, one that begins with "! " a
// caption.
ToldEvents read_events(std::string_view text, EventScope scope = EventScope::news);

// "Ana Ruiz", or "-" where there is none.
std::string entity_name(const ToldEvents& told, Index entity);

// One event a line:
// "CONSULT/meet 'met with': actor Ana Ruiz, actor Bo Lind; at Oslo; happened; told 'on Friday'; by Reuters;
// background". Parts that are empty are left out.
std::string dump_events(std::string_view text, EventScope scope = EventScope::news);

}  // namespace dateline
