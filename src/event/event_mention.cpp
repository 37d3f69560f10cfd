#include "event/event_mention.hpp"

namespace dateline {

const char* role_name(Role role) {
    switch (role) {
        case Role::actor: return "actor";
        case Role::recipient: return "recipient";
        case Role::other: return "other";
    }
    return "other";
}

const char* status_name(EventStatus status) {
    switch (status) {
        case EventStatus::happened: return "happened";
        case EventStatus::ongoing: return "ongoing";
        case EventStatus::scheduled: return "scheduled";
        case EventStatus::possible: return "possible";
        case EventStatus::conditional: return "conditional";
        case EventStatus::negated: return "negated";
    }
    return "happened";
}

}  // namespace dateline
