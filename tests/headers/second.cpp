#include "every_header.hpp"

int second() { return 0; }
