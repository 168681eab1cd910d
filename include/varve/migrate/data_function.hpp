#pragma once

namespace varve {

class any_session;

namespace migration {

class batch;

/// A data step: C++ that runs between the changes of a revision. Without captures, so that a revision is a value.
using data_function = void (*)(any_session&, batch&);

}  // namespace migration
}  // namespace varve
