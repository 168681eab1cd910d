#pragma once

namespace varve::detail {

/// What a connection owns without knowing it, so that programs that never need it do not compile it.
struct attachment {
    attachment() = default;
    attachment(const attachment&) = delete;
    attachment& operator=(const attachment&) = delete;
    virtual ~attachment() = default;
};

}  // namespace varve::detail
