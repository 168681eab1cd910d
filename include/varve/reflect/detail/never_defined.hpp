#pragma once

namespace varve::detail {

template <class T>
struct holder {
    T varve_object;
};

#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-internal"
#pragma clang diagnostic ignored "-Wundefined-var-template"
#endif

// Addresses within an object are constants even if the object is never defined. So fields are told
// apart at compile time in types that no constant expression could construct. Nothing run-time may
// touch it: it has no definition to link.
template <class T>
extern const holder<T> never_defined_object;

template <class T>
consteval const T& never_defined() {
    return never_defined_object<T>.varve_object;
}

#if defined(__clang__)
#pragma clang diagnostic pop
#endif

}  // namespace varve::detail
