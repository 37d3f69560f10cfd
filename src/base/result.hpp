// Failure as a value: the public header's Result and Error, used by every stage alike.
#pragma once

#include "dateline/result.hpp"
